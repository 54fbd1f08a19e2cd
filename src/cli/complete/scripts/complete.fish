# Completion of kubectl-pxsec in fish. For `kubectl pxsec`, kubectl's own completion asks kubectl_complete-pxsec.

function __kubectl_pxsec_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (COMPLETE=fish kubectl-pxsec -- $words "$current" 2>/dev/null)
    set -l directive (string replace -r '^:' '' -- "$lines[-1]")
    set -e lines[-1]
    if test (count $lines) -gt 0
        printf '%s\n' $lines
    else if string match -qr '^\d+$' -- "$directive"; and test (math "floor($directive / 4) % 2") -eq 0
        # A file belongs here, and fish itself knows best about files.
        complete -C "'' $current"
    end
end

complete -c kubectl-pxsec -e
complete -c kubectl-pxsec -f -k -a '(__kubectl_pxsec_complete)'
