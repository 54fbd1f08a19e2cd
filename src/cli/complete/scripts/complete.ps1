# Completion of kubectl-pxsec in PowerShell. For `kubectl pxsec`, kubectl's own completion asks kubectl_complete-pxsec.

Register-ArgumentCompleter -Native -CommandName 'kubectl-pxsec' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -le $cursorPosition } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    if ($wordToComplete -eq '') { $words += '' }

    $before = $env:COMPLETE
    $env:COMPLETE = 'powershell'
    try { $lines = @(& kubectl-pxsec '--' @words 2>$null) } finally { $env:COMPLETE = $before }

    $lines | Where-Object { $_ -notmatch '^:\d+$' } | ForEach-Object {
        $value, $help = $_ -split "`t", 2
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
    }
}
