
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'kubectl-pxsec' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'kubectl-pxsec'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'kubectl-pxsec' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print what binds a shell to one px context')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Look at config.toml, and at what else decides')
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Sign, inspect and verify tokens; make keys')
            [CompletionResult]::new('context', 'context', [CompletionResultType]::ParameterValue, 'Keep who you are on each storage cluster as named px contexts')
            [CompletionResult]::new('ctx', 'ctx', [CompletionResultType]::ParameterValue, 'Keep who you are on each storage cluster as named px contexts')
            [CompletionResult]::new('storageclass', 'storageclass', [CompletionResultType]::ParameterValue, 'Show which tokens StorageClasses use, and print classes that use one')
            [CompletionResult]::new('sc', 'sc', [CompletionResultType]::ParameterValue, 'Show which tokens StorageClasses use, and print classes that use one')
            [CompletionResult]::new('secret', 'secret', [CompletionResultType]::ParameterValue, 'Put tokens into Kubernetes Secrets, keep an eye on them, and take them away')
            [CompletionResult]::new('exec', 'exec', [CompletionResultType]::ParameterValue, 'Run a command with the token of the px context')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Find out why it does not work')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;env' {
            [CompletionResult]::new('--shell', '--shell', [CompletionResultType]::ParameterName, 'The shell (default: SHELL, else bash, and powershell on Windows)')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--unset', '--unset', [CompletionResultType]::ParameterName, 'Print what undoes the binding')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;config' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the path of config.toml')
            [CompletionResult]::new('view', 'view', [CompletionResultType]::ParameterValue, 'Show the settings in force, and where each comes from')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check config.toml for errors and oddities')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;config;path' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;config;view' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;config;validate' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'End with exit code 10 when there is a warning')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;config;help' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the path of config.toml')
            [CompletionResult]::new('view', 'view', [CompletionResultType]::ParameterValue, 'Show the settings in force, and where each comes from')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check config.toml for errors and oddities')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;config;help;path' {
            break
        }
        'kubectl-pxsec;config;help;view' {
            break
        }
        'kubectl-pxsec;config;help;validate' {
            break
        }
        'kubectl-pxsec;config;help;help' {
            break
        }
        'kubectl-pxsec;completion' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;auth' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Sign, inspect and verify tokens')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'Make signing keys')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;auth;token' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Sign a token for PX-Security')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what a token says, without checking it')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a token as the storage server does')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;auth;token;generate' {
            [CompletionResult]::new('--auth-config', '--auth-config', [CompletionResultType]::ParameterName, 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The user''s name (overrides the file)')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'The user''s email (overrides the file)')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'A role, such as system.user (can be repeated; overrides the file)')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'A group; `*` is access to every resource (can be repeated; overrides the file)')
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'The server''s issuer, exactly as it is configured there (required unless --from-cluster finds it)')
            [CompletionResult]::new('--token-duration', '--token-duration', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--lifetime', '--lifetime', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--not-after', '--not-after', [CompletionResultType]::ParameterName, 'When the token ends, such as 2026-12-31T23:59:59Z')
            [CompletionResult]::new('--iat-backdate', '--iat-backdate', [CompletionResultType]::ParameterName, 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]')
            [CompletionResult]::new('--signing-key', '--signing-key', [CompletionResultType]::ParameterName, 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input')
            [CompletionResult]::new('--storage-namespace', '--storage-namespace', [CompletionResultType]::ParameterName, 'With --from-cluster: the namespace to look in')
            [CompletionResult]::new('--shared-secret', '--shared-secret', [CompletionResultType]::ParameterName, 'The shared secret itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--rsa-private-keyfile', '--rsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an RSA private key, as pxctl takes it')
            [CompletionResult]::new('--ecdsa-private-keyfile', '--ecdsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an ECDSA private key, as pxctl takes it')
            [CompletionResult]::new('--algorithm', '--algorithm', [CompletionResultType]::ParameterName, 'The algorithm, when not the key''s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'text, json or yaml; a FILE, as pxctl takes it, when it has a `/`, `\\` or `.`')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'text, json or yaml; a FILE, as pxctl takes it, when it has a `/`, `\\` or `.`')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the token to a new file of mode 0600 instead of standard output')
            [CompletionResult]::new('--save-context', '--save-context', [CompletionResultType]::ParameterName, 'Also save the token as a px context of this name')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'Where the px context''s token rests: keyring or file')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Refuse to sign when anything would be warned about')
            [CompletionResult]::new('--from-cluster', '--from-cluster', [CompletionResultType]::ParameterName, 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the output file if it exists')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace the px context if it exists')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;auth;token;inspect' {
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'File with the token, or - for standard input')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'Secret with the token; the key is auth-token unless given')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;auth;token;verify' {
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'File with the token, or - for standard input')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'Secret with the token; the key is auth-token unless given')
            [CompletionResult]::new('--verifying-key', '--verifying-key', [CompletionResultType]::ParameterName, 'A key: shared secret, PUBLIC KEY, certificate or private key, as secret://NAMESPACE/NAME/KEY, a path, env://NAME, fd://N or - (can be repeated, one of a family)')
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'An issuer that the server trusts, exactly as it is configured there (can be repeated; not checked when absent)')
            [CompletionResult]::new('--storage-namespace', '--storage-namespace', [CompletionResultType]::ParameterName, 'With --from-cluster: the namespace to look in')
            [CompletionResult]::new('--username-claim', '--username-claim', [CompletionResultType]::ParameterName, 'The claim that the server takes as the user name: sub, email or name')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--from-cluster', '--from-cluster', [CompletionResultType]::ParameterName, 'Find shared secret and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;auth;token;help' {
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Sign a token for PX-Security')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what a token says, without checking it')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a token as the storage server does')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;auth;token;help;generate' {
            break
        }
        'kubectl-pxsec;auth;token;help;inspect' {
            break
        }
        'kubectl-pxsec;auth;token;help;verify' {
            break
        }
        'kubectl-pxsec;auth;token;help;help' {
            break
        }
        'kubectl-pxsec;auth;key' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Make a strong signing key')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;auth;key;generate' {
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'What kind of key')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the key to a new file of mode 0600')
            [CompletionResult]::new('--to-secret', '--to-secret', [CompletionResultType]::ParameterName, 'Write the key to a Kubernetes Secret')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace a key that is there; every token signed with it is rejected from then on')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;auth;key;help' {
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Make a strong signing key')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;auth;key;help;generate' {
            break
        }
        'kubectl-pxsec;auth;key;help;help' {
            break
        }
        'kubectl-pxsec;auth;help' {
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Sign, inspect and verify tokens')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'Make signing keys')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;auth;help;token' {
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Sign a token for PX-Security')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what a token says, without checking it')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a token as the storage server does')
            break
        }
        'kubectl-pxsec;auth;help;token;generate' {
            break
        }
        'kubectl-pxsec;auth;help;token;inspect' {
            break
        }
        'kubectl-pxsec;auth;help;token;verify' {
            break
        }
        'kubectl-pxsec;auth;help;key' {
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Make a strong signing key')
            break
        }
        'kubectl-pxsec;auth;help;key;generate' {
            break
        }
        'kubectl-pxsec;auth;help;help' {
            break
        }
        'kubectl-pxsec;context' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Make a px context the current one')
            [CompletionResult]::new('current', 'current', [CompletionResultType]::ParameterValue, 'Print the name of the px context in use')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one px context, without its token')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a px context another name')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete px contexts and their tokens')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Delete px contexts and their tokens')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print px contexts for another machine, without tokens and keys')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import px contexts from pxctl, from pxc, or from an export')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a px context')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a px context')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the px contexts')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List the px contexts')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Print a usable token of a px context')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;ctx' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Make a px context the current one')
            [CompletionResult]::new('current', 'current', [CompletionResultType]::ParameterValue, 'Print the name of the px context in use')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one px context, without its token')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a px context another name')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete px contexts and their tokens')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Delete px contexts and their tokens')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print px contexts for another machine, without tokens and keys')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import px contexts from pxctl, from pxc, or from an export')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a px context')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a px context')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the px contexts')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List the px contexts')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Print a usable token of a px context')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;context;use' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--none', '--none', [CompletionResultType]::ParameterName, 'Select no px context')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;use' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--none', '--none', [CompletionResultType]::ParameterName, 'Select no px context')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;current' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;current' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;show' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;show' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;rename' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;rename' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;delete' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;rm' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;delete' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;rm' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;export' {
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a new file of mode 0600 instead of standard output')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the output file if it exists')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;export' {
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a new file of mode 0600 instead of standard output')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the output file if it exists')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;import' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Whose file it is: pxctl, pxc or kubeconfig [default: one of `context export`]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'Where the tokens will rest: keyring or file (default: PXSEC_VAULT, else the config''s, else keyring)')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace px contexts of the same names')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;import' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Whose file it is: pxctl, pxc or kubeconfig [default: one of `context export`]')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'Where the tokens will rest: keyring or file (default: PXSEC_VAULT, else the config''s, else keyring)')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace px contexts of the same names')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;create' {
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'File with the token, or - for standard input')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The token itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--token', '--token', [CompletionResultType]::ParameterName, 'The token itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--from-secret', '--from-secret', [CompletionResultType]::ParameterName, 'Keep no token: read it from this Secret whenever it is needed (the key is auth-token unless given)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'Where the token rests: keyring or file (default: PXSEC_VAULT, else the config''s, else keyring)')
            [CompletionResult]::new('--auth-config', '--auth-config', [CompletionResultType]::ParameterName, 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The user''s name (overrides the file)')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'The user''s email (overrides the file)')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'A role, such as system.user (can be repeated; overrides the file)')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'A group; `*` is access to every resource (can be repeated; overrides the file)')
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'The server''s issuer, exactly as it is configured there (required unless --from-cluster finds it)')
            [CompletionResult]::new('--token-duration', '--token-duration', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--lifetime', '--lifetime', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--not-after', '--not-after', [CompletionResultType]::ParameterName, 'When the token ends, such as 2026-12-31T23:59:59Z')
            [CompletionResult]::new('--iat-backdate', '--iat-backdate', [CompletionResultType]::ParameterName, 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]')
            [CompletionResult]::new('--signing-key', '--signing-key', [CompletionResultType]::ParameterName, 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input')
            [CompletionResult]::new('--storage-namespace', '--storage-namespace', [CompletionResultType]::ParameterName, 'With --from-cluster: the namespace to look in')
            [CompletionResult]::new('--shared-secret', '--shared-secret', [CompletionResultType]::ParameterName, 'The shared secret itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--rsa-private-keyfile', '--rsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an RSA private key, as pxctl takes it')
            [CompletionResult]::new('--ecdsa-private-keyfile', '--ecdsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an ECDSA private key, as pxctl takes it')
            [CompletionResult]::new('--algorithm', '--algorithm', [CompletionResultType]::ParameterName, 'The algorithm, when not the key''s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Where the storage cluster''s API answers')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Where the storage cluster''s API answers')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'A few words about it')
            [CompletionResult]::new('--kube-context', '--kube-context', [CompletionResultType]::ParameterName, 'Bind it to this kubeconfig context; --kubeconfig and --namespace are saved with it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--recipe', '--recipe', [CompletionResultType]::ParameterName, 'Keep no token: sign one with these claims and this key whenever one is needed')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Refuse to sign when anything would be warned about')
            [CompletionResult]::new('--from-cluster', '--from-cluster', [CompletionResultType]::ParameterName, 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use')
            [CompletionResult]::new('--use', '--use', [CompletionResultType]::ParameterName, 'Make it the current px context')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace a px context of this name')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;create' {
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'File with the token, or - for standard input')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The token itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--token', '--token', [CompletionResultType]::ParameterName, 'The token itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--from-secret', '--from-secret', [CompletionResultType]::ParameterName, 'Keep no token: read it from this Secret whenever it is needed (the key is auth-token unless given)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'Where the token rests: keyring or file (default: PXSEC_VAULT, else the config''s, else keyring)')
            [CompletionResult]::new('--auth-config', '--auth-config', [CompletionResultType]::ParameterName, 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The user''s name (overrides the file)')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'The user''s email (overrides the file)')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'A role, such as system.user (can be repeated; overrides the file)')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'A group; `*` is access to every resource (can be repeated; overrides the file)')
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'The server''s issuer, exactly as it is configured there (required unless --from-cluster finds it)')
            [CompletionResult]::new('--token-duration', '--token-duration', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--lifetime', '--lifetime', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--not-after', '--not-after', [CompletionResultType]::ParameterName, 'When the token ends, such as 2026-12-31T23:59:59Z')
            [CompletionResult]::new('--iat-backdate', '--iat-backdate', [CompletionResultType]::ParameterName, 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]')
            [CompletionResult]::new('--signing-key', '--signing-key', [CompletionResultType]::ParameterName, 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input')
            [CompletionResult]::new('--storage-namespace', '--storage-namespace', [CompletionResultType]::ParameterName, 'With --from-cluster: the namespace to look in')
            [CompletionResult]::new('--shared-secret', '--shared-secret', [CompletionResultType]::ParameterName, 'The shared secret itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--rsa-private-keyfile', '--rsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an RSA private key, as pxctl takes it')
            [CompletionResult]::new('--ecdsa-private-keyfile', '--ecdsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an ECDSA private key, as pxctl takes it')
            [CompletionResult]::new('--algorithm', '--algorithm', [CompletionResultType]::ParameterName, 'The algorithm, when not the key''s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Where the storage cluster''s API answers')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Where the storage cluster''s API answers')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'A few words about it')
            [CompletionResult]::new('--kube-context', '--kube-context', [CompletionResultType]::ParameterName, 'Bind it to this kubeconfig context; --kubeconfig and --namespace are saved with it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--recipe', '--recipe', [CompletionResultType]::ParameterName, 'Keep no token: sign one with these claims and this key whenever one is needed')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Refuse to sign when anything would be warned about')
            [CompletionResult]::new('--from-cluster', '--from-cluster', [CompletionResultType]::ParameterName, 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use')
            [CompletionResult]::new('--use', '--use', [CompletionResultType]::ParameterName, 'Make it the current px context')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace a px context of this name')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;update' {
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'File with the token, or - for standard input')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The token itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--token', '--token', [CompletionResultType]::ParameterName, 'The token itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--from-secret', '--from-secret', [CompletionResultType]::ParameterName, 'Keep no token: read it from this Secret whenever it is needed (the key is auth-token unless given)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'Where the token rests: keyring or file (default: PXSEC_VAULT, else the config''s, else keyring)')
            [CompletionResult]::new('--auth-config', '--auth-config', [CompletionResultType]::ParameterName, 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The user''s name (overrides the file)')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'The user''s email (overrides the file)')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'A role, such as system.user (can be repeated; overrides the file)')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'A group; `*` is access to every resource (can be repeated; overrides the file)')
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'The server''s issuer, exactly as it is configured there (required unless --from-cluster finds it)')
            [CompletionResult]::new('--token-duration', '--token-duration', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--lifetime', '--lifetime', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--not-after', '--not-after', [CompletionResultType]::ParameterName, 'When the token ends, such as 2026-12-31T23:59:59Z')
            [CompletionResult]::new('--iat-backdate', '--iat-backdate', [CompletionResultType]::ParameterName, 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]')
            [CompletionResult]::new('--signing-key', '--signing-key', [CompletionResultType]::ParameterName, 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input')
            [CompletionResult]::new('--storage-namespace', '--storage-namespace', [CompletionResultType]::ParameterName, 'With --from-cluster: the namespace to look in')
            [CompletionResult]::new('--shared-secret', '--shared-secret', [CompletionResultType]::ParameterName, 'The shared secret itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--rsa-private-keyfile', '--rsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an RSA private key, as pxctl takes it')
            [CompletionResult]::new('--ecdsa-private-keyfile', '--ecdsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an ECDSA private key, as pxctl takes it')
            [CompletionResult]::new('--algorithm', '--algorithm', [CompletionResultType]::ParameterName, 'The algorithm, when not the key''s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Where the storage cluster''s API answers')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Where the storage cluster''s API answers')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'A few words about it')
            [CompletionResult]::new('--unset', '--unset', [CompletionResultType]::ParameterName, 'Take a field away (can be repeated)')
            [CompletionResult]::new('--kube-context', '--kube-context', [CompletionResultType]::ParameterName, 'Bind it to this kubeconfig context; --kubeconfig and --namespace are saved with it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--recipe', '--recipe', [CompletionResultType]::ParameterName, 'Keep no token: sign one with these claims and this key whenever one is needed')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Refuse to sign when anything would be warned about')
            [CompletionResult]::new('--from-cluster', '--from-cluster', [CompletionResultType]::ParameterName, 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;update' {
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'File with the token, or - for standard input')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The token itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--token', '--token', [CompletionResultType]::ParameterName, 'The token itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--from-secret', '--from-secret', [CompletionResultType]::ParameterName, 'Keep no token: read it from this Secret whenever it is needed (the key is auth-token unless given)')
            [CompletionResult]::new('--vault', '--vault', [CompletionResultType]::ParameterName, 'Where the token rests: keyring or file (default: PXSEC_VAULT, else the config''s, else keyring)')
            [CompletionResult]::new('--auth-config', '--auth-config', [CompletionResultType]::ParameterName, 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The user''s name (overrides the file)')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'The user''s email (overrides the file)')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'A role, such as system.user (can be repeated; overrides the file)')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'A group; `*` is access to every resource (can be repeated; overrides the file)')
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'The server''s issuer, exactly as it is configured there (required unless --from-cluster finds it)')
            [CompletionResult]::new('--token-duration', '--token-duration', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--lifetime', '--lifetime', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--not-after', '--not-after', [CompletionResultType]::ParameterName, 'When the token ends, such as 2026-12-31T23:59:59Z')
            [CompletionResult]::new('--iat-backdate', '--iat-backdate', [CompletionResultType]::ParameterName, 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]')
            [CompletionResult]::new('--signing-key', '--signing-key', [CompletionResultType]::ParameterName, 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input')
            [CompletionResult]::new('--storage-namespace', '--storage-namespace', [CompletionResultType]::ParameterName, 'With --from-cluster: the namespace to look in')
            [CompletionResult]::new('--shared-secret', '--shared-secret', [CompletionResultType]::ParameterName, 'The shared secret itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--rsa-private-keyfile', '--rsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an RSA private key, as pxctl takes it')
            [CompletionResult]::new('--ecdsa-private-keyfile', '--ecdsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an ECDSA private key, as pxctl takes it')
            [CompletionResult]::new('--algorithm', '--algorithm', [CompletionResultType]::ParameterName, 'The algorithm, when not the key''s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Where the storage cluster''s API answers')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Where the storage cluster''s API answers')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'A few words about it')
            [CompletionResult]::new('--unset', '--unset', [CompletionResultType]::ParameterName, 'Take a field away (can be repeated)')
            [CompletionResult]::new('--kube-context', '--kube-context', [CompletionResultType]::ParameterName, 'Bind it to this kubeconfig context; --kubeconfig and --namespace are saved with it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--recipe', '--recipe', [CompletionResultType]::ParameterName, 'Keep no token: sign one with these claims and this key whenever one is needed')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Refuse to sign when anything would be warned about')
            [CompletionResult]::new('--from-cluster', '--from-cluster', [CompletionResultType]::ParameterName, 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;list' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Fetch, sign or read every token, and look for tokens that no px context names')
            [CompletionResult]::new('--remove-orphans', '--remove-orphans', [CompletionResultType]::ParameterName, 'With --check: remove the tokens that no px context names, without asking')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;ls' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Fetch, sign or read every token, and look for tokens that no px context names')
            [CompletionResult]::new('--remove-orphans', '--remove-orphans', [CompletionResultType]::ParameterName, 'With --check: remove the tokens that no px context names, without asking')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;list' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Fetch, sign or read every token, and look for tokens that no px context names')
            [CompletionResult]::new('--remove-orphans', '--remove-orphans', [CompletionResultType]::ParameterName, 'With --check: remove the tokens that no px context names, without asking')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;ls' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Fetch, sign or read every token, and look for tokens that no px context names')
            [CompletionResult]::new('--remove-orphans', '--remove-orphans', [CompletionResultType]::ParameterName, 'With --check: remove the tokens that no px context names, without asking')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;token' {
            [CompletionResult]::new('--min-remaining', '--min-remaining', [CompletionResultType]::ParameterName, 'How long the token must live on at least; 0s for: it has not expired')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;ctx;token' {
            [CompletionResult]::new('--min-remaining', '--min-remaining', [CompletionResultType]::ParameterName, 'How long the token must live on at least; 0s for: it has not expired')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;context;help' {
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Make a px context the current one')
            [CompletionResult]::new('current', 'current', [CompletionResultType]::ParameterValue, 'Print the name of the px context in use')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one px context, without its token')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a px context another name')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete px contexts and their tokens')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print px contexts for another machine, without tokens and keys')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import px contexts from pxctl, from pxc, or from an export')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a px context')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a px context')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the px contexts')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Print a usable token of a px context')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;context;help;use' {
            break
        }
        'kubectl-pxsec;context;help;current' {
            break
        }
        'kubectl-pxsec;context;help;show' {
            break
        }
        'kubectl-pxsec;context;help;rename' {
            break
        }
        'kubectl-pxsec;context;help;delete' {
            break
        }
        'kubectl-pxsec;context;help;export' {
            break
        }
        'kubectl-pxsec;context;help;import' {
            break
        }
        'kubectl-pxsec;context;help;create' {
            break
        }
        'kubectl-pxsec;context;help;update' {
            break
        }
        'kubectl-pxsec;context;help;list' {
            break
        }
        'kubectl-pxsec;context;help;token' {
            break
        }
        'kubectl-pxsec;context;help;help' {
            break
        }
        'kubectl-pxsec;ctx;help' {
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Make a px context the current one')
            [CompletionResult]::new('current', 'current', [CompletionResultType]::ParameterValue, 'Print the name of the px context in use')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one px context, without its token')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a px context another name')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete px contexts and their tokens')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print px contexts for another machine, without tokens and keys')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import px contexts from pxctl, from pxc, or from an export')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a px context')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a px context')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the px contexts')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Print a usable token of a px context')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;ctx;help;use' {
            break
        }
        'kubectl-pxsec;ctx;help;current' {
            break
        }
        'kubectl-pxsec;ctx;help;show' {
            break
        }
        'kubectl-pxsec;ctx;help;rename' {
            break
        }
        'kubectl-pxsec;ctx;help;delete' {
            break
        }
        'kubectl-pxsec;ctx;help;export' {
            break
        }
        'kubectl-pxsec;ctx;help;import' {
            break
        }
        'kubectl-pxsec;ctx;help;create' {
            break
        }
        'kubectl-pxsec;ctx;help;update' {
            break
        }
        'kubectl-pxsec;ctx;help;list' {
            break
        }
        'kubectl-pxsec;ctx;help;token' {
            break
        }
        'kubectl-pxsec;ctx;help;help' {
            break
        }
        'kubectl-pxsec;storageclass' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print a StorageClass that uses a token')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show which token each StorageClass and PersistentVolumeClaim uses, and whether it is any good')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;sc' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print a StorageClass that uses a token')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show which token each StorageClass and PersistentVolumeClaim uses, and whether it is any good')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;storageclass;print' {
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'The Secret with the token, maybe with variables such as ${pvc.namespace}')
            [CompletionResult]::new('--per-namespace', '--per-namespace', [CompletionResultType]::ParameterName, 'The name of the Secret in the namespace of each PersistentVolumeClaim')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The StorageClass''s name [default: px-csi-secure, with --in-tree px-secure]')
            [CompletionResult]::new('--param', '--param', [CompletionResultType]::ParameterName, 'A parameter of the volumes, such as repl=2 (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--in-tree', '--in-tree', [CompletionResultType]::ParameterName, 'For the driver within Kubernetes (kubernetes.io/portworx-volume), which fills in no variables')
            [CompletionResult]::new('--snapshot-class', '--snapshot-class', [CompletionResultType]::ParameterName, 'Print a VolumeSnapshotClass of the same name too')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;sc;print' {
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'The Secret with the token, maybe with variables such as ${pvc.namespace}')
            [CompletionResult]::new('--per-namespace', '--per-namespace', [CompletionResultType]::ParameterName, 'The name of the Secret in the namespace of each PersistentVolumeClaim')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The StorageClass''s name [default: px-csi-secure, with --in-tree px-secure]')
            [CompletionResult]::new('--param', '--param', [CompletionResultType]::ParameterName, 'A parameter of the volumes, such as repl=2 (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--in-tree', '--in-tree', [CompletionResultType]::ParameterName, 'For the driver within Kubernetes (kubernetes.io/portworx-volume), which fills in no variables')
            [CompletionResult]::new('--snapshot-class', '--snapshot-class', [CompletionResultType]::ParameterName, 'Print a VolumeSnapshotClass of the same name too')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;storageclass;check' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--namespace-selector', '--namespace-selector', [CompletionResultType]::ParameterName, 'The namespaces with these labels, such as tier=gold,team!=ops')
            [CompletionResult]::new('--contexts', '--contexts', [CompletionResultType]::ParameterName, 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many targets are worked on at the same time')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Every namespace')
            [CompletionResult]::new('--all-namespaces', '--all-namespaces', [CompletionResultType]::ParameterName, 'Every namespace')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;sc;check' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--namespace-selector', '--namespace-selector', [CompletionResultType]::ParameterName, 'The namespaces with these labels, such as tier=gold,team!=ops')
            [CompletionResult]::new('--contexts', '--contexts', [CompletionResultType]::ParameterName, 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many targets are worked on at the same time')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Every namespace')
            [CompletionResult]::new('--all-namespaces', '--all-namespaces', [CompletionResultType]::ParameterName, 'Every namespace')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;storageclass;help' {
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print a StorageClass that uses a token')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show which token each StorageClass and PersistentVolumeClaim uses, and whether it is any good')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;storageclass;help;print' {
            break
        }
        'kubectl-pxsec;storageclass;help;check' {
            break
        }
        'kubectl-pxsec;storageclass;help;help' {
            break
        }
        'kubectl-pxsec;sc;help' {
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print a StorageClass that uses a token')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show which token each StorageClass and PersistentVolumeClaim uses, and whether it is any good')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;sc;help;print' {
            break
        }
        'kubectl-pxsec;sc;help;check' {
            break
        }
        'kubectl-pxsec;sc;help;help' {
            break
        }
        'kubectl-pxsec;secret' {
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Put a token into Kubernetes Secrets')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete token Secrets that pxsec keeps')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show which tokens in the cluster are good, due, expired or wrong')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;secret;push' {
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'File with the token, or - for standard input [default: the token of the px context]')
            [CompletionResult]::new('--auth-config', '--auth-config', [CompletionResultType]::ParameterName, 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The user''s name (overrides the file)')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'The user''s email (overrides the file)')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'A role, such as system.user (can be repeated; overrides the file)')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'A group; `*` is access to every resource (can be repeated; overrides the file)')
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'The server''s issuer, exactly as it is configured there (required unless --from-cluster finds it)')
            [CompletionResult]::new('--token-duration', '--token-duration', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--lifetime', '--lifetime', [CompletionResultType]::ParameterName, 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]')
            [CompletionResult]::new('--not-after', '--not-after', [CompletionResultType]::ParameterName, 'When the token ends, such as 2026-12-31T23:59:59Z')
            [CompletionResult]::new('--iat-backdate', '--iat-backdate', [CompletionResultType]::ParameterName, 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]')
            [CompletionResult]::new('--signing-key', '--signing-key', [CompletionResultType]::ParameterName, 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input')
            [CompletionResult]::new('--storage-namespace', '--storage-namespace', [CompletionResultType]::ParameterName, 'With --from-cluster: the namespace to look in')
            [CompletionResult]::new('--shared-secret', '--shared-secret', [CompletionResultType]::ParameterName, 'The shared secret itself, as pxctl takes it; others can see it in the process list')
            [CompletionResult]::new('--rsa-private-keyfile', '--rsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an RSA private key, as pxctl takes it')
            [CompletionResult]::new('--ecdsa-private-keyfile', '--ecdsa-private-keyfile', [CompletionResultType]::ParameterName, 'File with an ECDSA private key, as pxctl takes it')
            [CompletionResult]::new('--algorithm', '--algorithm', [CompletionResultType]::ParameterName, 'The algorithm, when not the key''s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512')
            [CompletionResult]::new('--subject-template', '--subject-template', [CompletionResultType]::ParameterName, 'Sign a token of its own for each namespace, with this subject, such as ''{namespace}@corp''')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The key within the Secret')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'client: contact nothing and change nothing; server: let the server check everything and change nothing')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer; with --dry-run=client, json and yaml print the manifest with the token')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer; with --dry-run=client, json and yaml print the manifest with the token')
            [CompletionResult]::new('--annotate', '--annotate', [CompletionResultType]::ParameterName, 'Add an annotation (can be repeated)')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Add a label (can be repeated)')
            [CompletionResult]::new('--renew-before', '--renew-before', [CompletionResultType]::ParameterName, 'How long before its end the token is to be renewed: a share of its life such as 25%, or a duration [default: a third]')
            [CompletionResult]::new('--namespace-selector', '--namespace-selector', [CompletionResultType]::ParameterName, 'The namespaces with these labels, such as tier=gold,team!=ops')
            [CompletionResult]::new('--contexts', '--contexts', [CompletionResultType]::ParameterName, 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many targets are worked on at the same time')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Refuse to sign when anything would be warned about')
            [CompletionResult]::new('--from-cluster', '--from-cluster', [CompletionResultType]::ParameterName, 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use')
            [CompletionResult]::new('--if-due', '--if-due', [CompletionResultType]::ParameterName, 'Leave a Secret alone whose token has these claims, is of this key and is not due')
            [CompletionResult]::new('--error-unchanged', '--error-unchanged', [CompletionResultType]::ParameterName, 'Exit with 3 when all Secrets were left alone')
            [CompletionResult]::new('--allow-expired', '--allow-expired', [CompletionResultType]::ParameterName, 'Push a token that has expired')
            [CompletionResult]::new('--allow-admin', '--allow-admin', [CompletionResultType]::ParameterName, 'Push a token with system.admin or the group * to another namespace than the StorageCluster''s')
            [CompletionResult]::new('--adopt', '--adopt', [CompletionResultType]::ParameterName, 'Take over a Secret of this name that is not kept by pxsec')
            [CompletionResult]::new('--force-conflicts', '--force-conflicts', [CompletionResultType]::ParameterName, 'Take over fields that another field manager owns')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask before pushing to every namespace')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask before pushing to every namespace')
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Every namespace')
            [CompletionResult]::new('--all-namespaces', '--all-namespaces', [CompletionResultType]::ParameterName, 'Every namespace')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;secret;delete' {
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Those with these labels, such as tier=gold')
            [CompletionResult]::new('--selector', '--selector', [CompletionResultType]::ParameterName, 'Those with these labels, such as tier=gold')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'client: read and judge, and change nothing; server: let the server check everything and change nothing')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--namespace-selector', '--namespace-selector', [CompletionResultType]::ParameterName, 'The namespaces with these labels, such as tier=gold,team!=ops')
            [CompletionResult]::new('--contexts', '--contexts', [CompletionResultType]::ParameterName, 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many targets are worked on at the same time')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All that pxsec keeps in the namespaces that are meant')
            [CompletionResult]::new('--ignore-not-found', '--ignore-not-found', [CompletionResultType]::ParameterName, 'Names that are not there are no failure')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Every namespace')
            [CompletionResult]::new('--all-namespaces', '--all-namespaces', [CompletionResultType]::ParameterName, 'Every namespace')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;secret;status' {
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Only Secrets with these labels, such as tier=gold')
            [CompletionResult]::new('--selector', '--selector', [CompletionResultType]::ParameterName, 'Only Secrets with these labels, such as tier=gold')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The key within the Secrets that holds the token')
            [CompletionResult]::new('--expires-within', '--expires-within', [CompletionResultType]::ParameterName, 'Only what expires within this time, or has expired, such as 12h or 7d')
            [CompletionResult]::new('--sort-by', '--sort-by', [CompletionResultType]::ParameterName, 'Order the rows: namespace, name, status, expires, renews, age, subject (default: as the cluster lists them)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format: text, wide, json, yaml, name, prometheus, or jsonpath=TEMPLATE as kubectl takes it')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format: text, wide, json, yaml, name, prometheus, or jsonpath=TEMPLATE as kubectl takes it')
            [CompletionResult]::new('--signing-key', '--signing-key', [CompletionResultType]::ParameterName, 'The key to check with, of which only the verifying half is used: secret://NAMESPACE/NAME/KEY (of each cluster), a path, file://PATH, env://NAME, fd://N, or - for standard input')
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'An issuer that the server trusts (can be repeated; default: the one that --from-cluster finds, else any)')
            [CompletionResult]::new('--namespace-selector', '--namespace-selector', [CompletionResultType]::ParameterName, 'The namespaces with these labels, such as tier=gold,team!=ops')
            [CompletionResult]::new('--contexts', '--contexts', [CompletionResultType]::ParameterName, 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many targets are worked on at the same time')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also tokens that pxsec does not keep')
            [CompletionResult]::new('--expired', '--expired', [CompletionResultType]::ParameterName, 'Only what has expired')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Show each change from now on, until Ctrl-C')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Show each change from now on, until Ctrl-C')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Exit with 10 when anything shown needs attention')
            [CompletionResult]::new('--verify', '--verify', [CompletionResultType]::ParameterName, 'Read the tokens and check them as the storage server does')
            [CompletionResult]::new('--from-cluster', '--from-cluster', [CompletionResultType]::ParameterName, 'Find key and issuer in each cluster: in its StorageCluster, else in the Secrets that the docs use')
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Every namespace')
            [CompletionResult]::new('--all-namespaces', '--all-namespaces', [CompletionResultType]::ParameterName, 'Every namespace')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;secret;help' {
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Put a token into Kubernetes Secrets')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete token Secrets that pxsec keeps')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show which tokens in the cluster are good, due, expired or wrong')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;secret;help;push' {
            break
        }
        'kubectl-pxsec;secret;help;delete' {
            break
        }
        'kubectl-pxsec;secret;help;status' {
            break
        }
        'kubectl-pxsec;secret;help;help' {
            break
        }
        'kubectl-pxsec;exec' {
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'The variable that holds the token [default: PXCTL_AUTH_TOKEN]')
            [CompletionResult]::new('--fd', '--fd', [CompletionResultType]::ParameterName, 'Give the token as the one line on descriptor N (3 or more), and in no variable')
            [CompletionResult]::new('--token-duration', '--token-duration', [CompletionResultType]::ParameterName, 'How long the token lives that a recipe signs for this command [default: the recipe''s]')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Give the token as the one line on standard input, and in no variable')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;doctor' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The format of the answer')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'Do not make this check, or those of this group (can be repeated)')
            [CompletionResult]::new('--storage-namespace', '--storage-namespace', [CompletionResultType]::ParameterName, 'The namespace of the StorageCluster, where there are several')
            [CompletionResult]::new('--kubeconfig', '--kubeconfig', [CompletionResultType]::ParameterName, 'Path to the kubeconfig file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The kubeconfig context to use (for px contexts see -c)')
            [CompletionResult]::new('--cluster', '--cluster', [CompletionResultType]::ParameterName, 'The kubeconfig cluster to use')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The kubeconfig user to use')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'The namespace (default: that of the kubeconfig context, else `default`)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the Kubernetes API server')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'User name to impersonate')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Group to impersonate (can be repeated)')
            [CompletionResult]::new('--as-uid', '--as-uid', [CompletionResultType]::ParameterName, 'UID to impersonate')
            [CompletionResult]::new('--request-timeout', '--request-timeout', [CompletionResultType]::ParameterName, 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)')
            [CompletionResult]::new('--certificate-authority', '--certificate-authority', [CompletionResultType]::ParameterName, 'File with the certificate authority of the API server')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'File with a client certificate')
            [CompletionResult]::new('--client-key', '--client-key', [CompletionResultType]::ParameterName, 'File with the key of the client certificate')
            [CompletionResult]::new('--tls-server-name', '--tls-server-name', [CompletionResultType]::ParameterName, 'The host name to check the server''s certificate against')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('--px-context', '--px-context', [CompletionResultType]::ParameterName, 'The px context to act as (default: PXSEC_CONTEXT, else the current one)')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--v', '--v', [CompletionResultType]::ParameterName, 'Say where values come from, such as which px context is acted as and what named it')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Look at this machine only, and contact nothing')
            [CompletionResult]::new('--insecure-skip-tls-verify', '--insecure-skip-tls-verify', [CompletionResultType]::ParameterName, 'Do not check the server''s certificate (insecure)')
            [CompletionResult]::new('--override-binding', '--override-binding', [CompletionResultType]::ParameterName, 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'kubectl-pxsec;help' {
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print what binds a shell to one px context')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Look at config.toml, and at what else decides')
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Sign, inspect and verify tokens; make keys')
            [CompletionResult]::new('context', 'context', [CompletionResultType]::ParameterValue, 'Keep who you are on each storage cluster as named px contexts')
            [CompletionResult]::new('storageclass', 'storageclass', [CompletionResultType]::ParameterValue, 'Show which tokens StorageClasses use, and print classes that use one')
            [CompletionResult]::new('secret', 'secret', [CompletionResultType]::ParameterValue, 'Put tokens into Kubernetes Secrets, keep an eye on them, and take them away')
            [CompletionResult]::new('exec', 'exec', [CompletionResultType]::ParameterValue, 'Run a command with the token of the px context')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Find out why it does not work')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kubectl-pxsec;help;env' {
            break
        }
        'kubectl-pxsec;help;config' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the path of config.toml')
            [CompletionResult]::new('view', 'view', [CompletionResultType]::ParameterValue, 'Show the settings in force, and where each comes from')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check config.toml for errors and oddities')
            break
        }
        'kubectl-pxsec;help;config;path' {
            break
        }
        'kubectl-pxsec;help;config;view' {
            break
        }
        'kubectl-pxsec;help;config;validate' {
            break
        }
        'kubectl-pxsec;help;completion' {
            break
        }
        'kubectl-pxsec;help;auth' {
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Sign, inspect and verify tokens')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'Make signing keys')
            break
        }
        'kubectl-pxsec;help;auth;token' {
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Sign a token for PX-Security')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what a token says, without checking it')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a token as the storage server does')
            break
        }
        'kubectl-pxsec;help;auth;token;generate' {
            break
        }
        'kubectl-pxsec;help;auth;token;inspect' {
            break
        }
        'kubectl-pxsec;help;auth;token;verify' {
            break
        }
        'kubectl-pxsec;help;auth;key' {
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Make a strong signing key')
            break
        }
        'kubectl-pxsec;help;auth;key;generate' {
            break
        }
        'kubectl-pxsec;help;context' {
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Make a px context the current one')
            [CompletionResult]::new('current', 'current', [CompletionResultType]::ParameterValue, 'Print the name of the px context in use')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one px context, without its token')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a px context another name')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete px contexts and their tokens')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print px contexts for another machine, without tokens and keys')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import px contexts from pxctl, from pxc, or from an export')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a px context')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a px context')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the px contexts')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Print a usable token of a px context')
            break
        }
        'kubectl-pxsec;help;context;use' {
            break
        }
        'kubectl-pxsec;help;context;current' {
            break
        }
        'kubectl-pxsec;help;context;show' {
            break
        }
        'kubectl-pxsec;help;context;rename' {
            break
        }
        'kubectl-pxsec;help;context;delete' {
            break
        }
        'kubectl-pxsec;help;context;export' {
            break
        }
        'kubectl-pxsec;help;context;import' {
            break
        }
        'kubectl-pxsec;help;context;create' {
            break
        }
        'kubectl-pxsec;help;context;update' {
            break
        }
        'kubectl-pxsec;help;context;list' {
            break
        }
        'kubectl-pxsec;help;context;token' {
            break
        }
        'kubectl-pxsec;help;storageclass' {
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print a StorageClass that uses a token')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show which token each StorageClass and PersistentVolumeClaim uses, and whether it is any good')
            break
        }
        'kubectl-pxsec;help;storageclass;print' {
            break
        }
        'kubectl-pxsec;help;storageclass;check' {
            break
        }
        'kubectl-pxsec;help;secret' {
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Put a token into Kubernetes Secrets')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete token Secrets that pxsec keeps')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show which tokens in the cluster are good, due, expired or wrong')
            break
        }
        'kubectl-pxsec;help;secret;push' {
            break
        }
        'kubectl-pxsec;help;secret;delete' {
            break
        }
        'kubectl-pxsec;help;secret;status' {
            break
        }
        'kubectl-pxsec;help;exec' {
            break
        }
        'kubectl-pxsec;help;doctor' {
            break
        }
        'kubectl-pxsec;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
