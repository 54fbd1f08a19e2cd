# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_kubectl_pxsec_global_optspecs
    string join \n c/px-context= v/v= color= q/quiet no-input kubeconfig= context= cluster= user= n/namespace= s/server= as= as-group= as-uid= request-timeout= certificate-authority= client-certificate= client-key= tls-server-name= insecure-skip-tls-verify override-binding h/help V/version
end

function __fish_kubectl_pxsec_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_kubectl_pxsec_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_kubectl_pxsec_using_subcommand
    set -l cmd (__fish_kubectl_pxsec_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -s V -l version -d 'Print version'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "env" -d 'Print what binds a shell to one px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "config" -d 'Look at config.toml, and at what else decides'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "completion" -d 'Complete command lines with the tab key'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "help" -d 'Show the help of a command, or a text on a topic'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "auth" -d 'Sign, inspect and verify tokens; make keys'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "context" -d 'Keep who you are on each storage cluster as named px contexts'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "ctx" -d 'Keep who you are on each storage cluster as named px contexts'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "storageclass" -d 'Show which tokens StorageClasses use, and print classes that use one'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "sc" -d 'Show which tokens StorageClasses use, and print classes that use one'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "exec" -d 'Run a command with the token of the px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "doctor" -d 'Find out why it does not work'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_needs_command" -f -a "secret" -d 'Put tokens into Kubernetes Secrets, keep them good, and take them away'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l shell -d 'The shell (default: SHELL, else bash, and powershell on Windows)' -r -f -a "bash\t'bash'
zsh\t'zsh'
fish\t'fish'
powershell\t'PowerShell'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l unset -d 'Print what undoes the binding'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand env" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -s h -l help -d 'Print help'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -f -a "path" -d 'Print the path of config.toml'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -f -a "view" -d 'Show the settings in force, and where each comes from'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and not __fish_seen_subcommand_from path view validate" -f -a "validate" -d 'Check config.toml for errors and oddities'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
json\t'One JSON document'
yaml\t'One YAML document'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
json\t'One JSON document'
yaml\t'One YAML document'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from view" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l strict -d 'End with exit code 10 when there is a warning'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand config; and __fish_seen_subcommand_from validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and not __fish_seen_subcommand_from install" -a "install" -d 'Let kubectl and the shells complete this plugin'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l shell -d 'The shell to put a script for (can be repeated) [default: those of bash, zsh and fish that are on PATH]' -r -f -a "bash\t'bash'
zsh\t'zsh'
fish\t'fish'
powershell\t'PowerShell'
elvish\t'elvish'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l dir -d 'The folder for the link, which must be on PATH [default: that of the plugin]' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l remove -d 'Take away what this command has put there'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l dry-run -d 'Say what would be done, and do nothing'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l force -d 'Replace files of others that stand in the way'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand completion; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -s h -l help -d 'Print help'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -f -a "token" -d 'Sign, inspect and verify tokens'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and not __fish_seen_subcommand_from token key" -f -a "key" -d 'Make signing keys'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -s h -l help -d 'Print help'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -f -a "generate" -d 'Sign a token for PX-Security'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -f -a "inspect" -d 'Show what a token says, without checking it'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from token" -f -a "verify" -d 'Check a token as the storage server does'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -s h -l help -d 'Print help'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand auth; and __fish_seen_subcommand_from key" -f -a "generate" -d 'Make a strong signing key'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "use" -d 'Make a px context the current one'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "current" -d 'Print the name of the px context in use'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "show" -d 'Show one px context, without its token'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "rename" -d 'Give a px context another name'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "delete" -d 'Delete px contexts and their tokens'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "rm" -d 'Delete px contexts and their tokens'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "export" -d 'Print px contexts for another machine, without tokens and keys'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "import" -d 'Import px contexts from pxctl, from pxc, or from an export'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "create" -d 'Create a px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "update" -d 'Change a px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "list" -d 'List the px contexts'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "ls" -d 'List the px contexts'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "token" -d 'Print a usable token of a px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l none -d 'Select no px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from current" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
toml\t'As config.toml has it'
json\t'One JSON document'
yaml\t'One YAML document'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Do not ask'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l output-file -d 'Write to a new file of mode 0600 instead of standard output' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l force -d 'Replace the output file if it exists'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l from -d 'Whose file it is: pxctl, pxc or kubeconfig [default: one of `context export`]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l vault -d 'Where the tokens will rest: keyring or file (default: PXSEC_VAULT, else the config\'s, else keyring)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l replace -d 'Replace px contexts of the same names'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what would be done, and do nothing'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -s y -l yes -d 'Do not ask'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -s e -l endpoint -d 'Where the storage cluster\'s API answers' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l description -d 'A few words about it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l token-file -d 'File with the token, or - for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -s t -l token -d 'The token itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l from-secret -d 'Keep no token: read it from this Secret whenever it is needed (the key is auth-token unless given)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l vault -d 'Where the token rests: keyring or file (default: PXSEC_VAULT, else the config\'s, else keyring)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l auth-config -d 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l name -d 'The user\'s name (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l email -d 'The user\'s email (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l subject -d 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l role -d 'A role, such as system.user (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l group -d 'A group; `*` is access to every resource (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l issuer -d 'The server\'s issuer, exactly as it is configured there (required unless --from-cluster finds it)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l token-duration -l lifetime -d 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l not-after -d 'When the token ends, such as 2026-12-31T23:59:59Z' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l iat-backdate -d 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l signing-key -d 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l storage-namespace -d 'With --from-cluster: the namespace to look in' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l shared-secret -d 'The shared secret itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l rsa-private-keyfile -d 'File with an RSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l ecdsa-private-keyfile -d 'File with an ECDSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l algorithm -d 'The algorithm, when not the key\'s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l kube-context -d 'Bind it to this kubeconfig context; --kubeconfig and --namespace are saved with it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l use -d 'Make it the current px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l replace -d 'Replace a px context of this name'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l recipe -d 'Keep no token: sign one with these claims and this key whenever one is needed'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l strict -d 'Refuse to sign when anything would be warned about'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l from-cluster -d 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -s e -l endpoint -d 'Where the storage cluster\'s API answers' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l description -d 'A few words about it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l unset -d 'Take a field away (can be repeated)' -r -f -a "description\t''
endpoint\t''
kubeconfig\t''
kube-context\t''
namespace\t''"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l token-file -d 'File with the token, or - for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -s t -l token -d 'The token itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l from-secret -d 'Keep no token: read it from this Secret whenever it is needed (the key is auth-token unless given)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l vault -d 'Where the token rests: keyring or file (default: PXSEC_VAULT, else the config\'s, else keyring)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l auth-config -d 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l name -d 'The user\'s name (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l email -d 'The user\'s email (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l subject -d 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l role -d 'A role, such as system.user (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l group -d 'A group; `*` is access to every resource (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l issuer -d 'The server\'s issuer, exactly as it is configured there (required unless --from-cluster finds it)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l token-duration -l lifetime -d 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l not-after -d 'When the token ends, such as 2026-12-31T23:59:59Z' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l iat-backdate -d 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l signing-key -d 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l storage-namespace -d 'With --from-cluster: the namespace to look in' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l shared-secret -d 'The shared secret itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l rsa-private-keyfile -d 'File with an RSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l ecdsa-private-keyfile -d 'File with an ECDSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l algorithm -d 'The algorithm, when not the key\'s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l kube-context -d 'Bind it to this kubeconfig context; --kubeconfig and --namespace are saved with it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l recipe -d 'Keep no token: sign one with these claims and this key whenever one is needed'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l strict -d 'Refuse to sign when anything would be warned about'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l from-cluster -d 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
wide\t'For people, with more columns'
json\t'One JSON document'
yaml\t'One YAML document'
name\t'Names only'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l check -d 'Fetch, sign or read every token, and look for tokens that no px context names'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l remove-orphans -d 'With --check: remove the tokens that no px context names, without asking'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
wide\t'For people, with more columns'
json\t'One JSON document'
yaml\t'One YAML document'
name\t'Names only'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l check -d 'Fetch, sign or read every token, and look for tokens that no px context names'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l remove-orphans -d 'With --check: remove the tokens that no px context names, without asking'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l min-remaining -d 'How long the token must live on at least; 0s for: it has not expired' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand context; and __fish_seen_subcommand_from token" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "use" -d 'Make a px context the current one'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "current" -d 'Print the name of the px context in use'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "show" -d 'Show one px context, without its token'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "rename" -d 'Give a px context another name'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "delete" -d 'Delete px contexts and their tokens'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "rm" -d 'Delete px contexts and their tokens'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "export" -d 'Print px contexts for another machine, without tokens and keys'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "import" -d 'Import px contexts from pxctl, from pxc, or from an export'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "create" -d 'Create a px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "update" -d 'Change a px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "list" -d 'List the px contexts'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "ls" -d 'List the px contexts'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and not __fish_seen_subcommand_from use current show rename delete rm export import create update list ls token" -f -a "token" -d 'Print a usable token of a px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l none -d 'Select no px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from current" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
toml\t'As config.toml has it'
json\t'One JSON document'
yaml\t'One YAML document'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Do not ask'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l output-file -d 'Write to a new file of mode 0600 instead of standard output' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l force -d 'Replace the output file if it exists'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l from -d 'Whose file it is: pxctl, pxc or kubeconfig [default: one of `context export`]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l vault -d 'Where the tokens will rest: keyring or file (default: PXSEC_VAULT, else the config\'s, else keyring)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l replace -d 'Replace px contexts of the same names'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what would be done, and do nothing'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -s y -l yes -d 'Do not ask'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -s e -l endpoint -d 'Where the storage cluster\'s API answers' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l description -d 'A few words about it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l token-file -d 'File with the token, or - for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -s t -l token -d 'The token itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l from-secret -d 'Keep no token: read it from this Secret whenever it is needed (the key is auth-token unless given)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l vault -d 'Where the token rests: keyring or file (default: PXSEC_VAULT, else the config\'s, else keyring)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l auth-config -d 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l name -d 'The user\'s name (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l email -d 'The user\'s email (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l subject -d 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l role -d 'A role, such as system.user (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l group -d 'A group; `*` is access to every resource (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l issuer -d 'The server\'s issuer, exactly as it is configured there (required unless --from-cluster finds it)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l token-duration -l lifetime -d 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l not-after -d 'When the token ends, such as 2026-12-31T23:59:59Z' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l iat-backdate -d 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l signing-key -d 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l storage-namespace -d 'With --from-cluster: the namespace to look in' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l shared-secret -d 'The shared secret itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l rsa-private-keyfile -d 'File with an RSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l ecdsa-private-keyfile -d 'File with an ECDSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l algorithm -d 'The algorithm, when not the key\'s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l kube-context -d 'Bind it to this kubeconfig context; --kubeconfig and --namespace are saved with it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l use -d 'Make it the current px context'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l replace -d 'Replace a px context of this name'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l recipe -d 'Keep no token: sign one with these claims and this key whenever one is needed'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l strict -d 'Refuse to sign when anything would be warned about'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l from-cluster -d 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -s e -l endpoint -d 'Where the storage cluster\'s API answers' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l description -d 'A few words about it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l unset -d 'Take a field away (can be repeated)' -r -f -a "description\t''
endpoint\t''
kubeconfig\t''
kube-context\t''
namespace\t''"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l token-file -d 'File with the token, or - for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -s t -l token -d 'The token itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l from-secret -d 'Keep no token: read it from this Secret whenever it is needed (the key is auth-token unless given)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l vault -d 'Where the token rests: keyring or file (default: PXSEC_VAULT, else the config\'s, else keyring)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l auth-config -d 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l name -d 'The user\'s name (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l email -d 'The user\'s email (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l subject -d 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l role -d 'A role, such as system.user (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l group -d 'A group; `*` is access to every resource (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l issuer -d 'The server\'s issuer, exactly as it is configured there (required unless --from-cluster finds it)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l token-duration -l lifetime -d 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l not-after -d 'When the token ends, such as 2026-12-31T23:59:59Z' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l iat-backdate -d 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l signing-key -d 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l storage-namespace -d 'With --from-cluster: the namespace to look in' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l shared-secret -d 'The shared secret itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l rsa-private-keyfile -d 'File with an RSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l ecdsa-private-keyfile -d 'File with an ECDSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l algorithm -d 'The algorithm, when not the key\'s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l kube-context -d 'Bind it to this kubeconfig context; --kubeconfig and --namespace are saved with it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l recipe -d 'Keep no token: sign one with these claims and this key whenever one is needed'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l strict -d 'Refuse to sign when anything would be warned about'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l from-cluster -d 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
wide\t'For people, with more columns'
json\t'One JSON document'
yaml\t'One YAML document'
name\t'Names only'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l check -d 'Fetch, sign or read every token, and look for tokens that no px context names'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l remove-orphans -d 'With --check: remove the tokens that no px context names, without asking'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
wide\t'For people, with more columns'
json\t'One JSON document'
yaml\t'One YAML document'
name\t'Names only'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l check -d 'Fetch, sign or read every token, and look for tokens that no px context names'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l remove-orphans -d 'With --check: remove the tokens that no px context names, without asking'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l min-remaining -d 'How long the token must live on at least; 0s for: it has not expired' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand ctx; and __fish_seen_subcommand_from token" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -s h -l help -d 'Print help'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -f -a "print" -d 'Print a StorageClass that uses a token'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and not __fish_seen_subcommand_from print check" -f -a "check" -d 'Show which token each StorageClass and PersistentVolumeClaim uses, and whether it is any good'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l secret -d 'The Secret with the token, maybe with variables such as ${pvc.namespace}' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l per-namespace -d 'The name of the Secret in the namespace of each PersistentVolumeClaim' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l name -d 'The StorageClass\'s name [default: px-csi-secure, with --in-tree px-secure]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l param -d 'A parameter of the volumes, such as repl=2 (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -s o -l output -d 'The format of the answer' -r -f -a "yaml\t'YAML'
json\t'JSON'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l in-tree -d 'For the driver within Kubernetes (kubernetes.io/portworx-volume), which fills in no variables'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l snapshot-class -d 'Print a VolumeSnapshotClass of the same name too'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from print" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
wide\t'For people, with more columns'
json\t'One JSON document'
yaml\t'One YAML document'
name\t'The names of classes and claims only'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l namespace-selector -d 'The namespaces with these labels, such as tier=gold,team!=ops' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l contexts -d 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l concurrency -d 'How many targets are worked on at the same time' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -s A -l all-namespaces -d 'Every namespace'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand storageclass; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -s h -l help -d 'Print help'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -f -a "print" -d 'Print a StorageClass that uses a token'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and not __fish_seen_subcommand_from print check" -f -a "check" -d 'Show which token each StorageClass and PersistentVolumeClaim uses, and whether it is any good'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l secret -d 'The Secret with the token, maybe with variables such as ${pvc.namespace}' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l per-namespace -d 'The name of the Secret in the namespace of each PersistentVolumeClaim' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l name -d 'The StorageClass\'s name [default: px-csi-secure, with --in-tree px-secure]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l param -d 'A parameter of the volumes, such as repl=2 (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -s o -l output -d 'The format of the answer' -r -f -a "yaml\t'YAML'
json\t'JSON'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l in-tree -d 'For the driver within Kubernetes (kubernetes.io/portworx-volume), which fills in no variables'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l snapshot-class -d 'Print a VolumeSnapshotClass of the same name too'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from print" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
wide\t'For people, with more columns'
json\t'One JSON document'
yaml\t'One YAML document'
name\t'The names of classes and claims only'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l namespace-selector -d 'The namespaces with these labels, such as tier=gold,team!=ops' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l contexts -d 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l concurrency -d 'How many targets are worked on at the same time' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -s A -l all-namespaces -d 'Every namespace'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand sc; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l env -d 'The variable that holds the token [default: PXCTL_AUTH_TOKEN]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l fd -d 'Give the token as the one line on descriptor N (3 or more), and in no variable' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l token-duration -d 'How long the token lives that a recipe signs for this command [default: the recipe\'s]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l stdin -d 'Give the token as the one line on standard input, and in no variable'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand exec" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
json\t'One JSON document'
yaml\t'One YAML document'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l skip -d 'Do not make this check, or those of this group (can be repeated)' -r -f -a "machine\t''
config\t''
vault\t''
cluster\t''
storage\t''
fleet\t''
plugin\t''
shadowing\t''
completion\t''
kubectl\t''
config-file\t''
variables\t''
modes\t''
locks\t''
keyring\t''
file-vault\t''
stored-tokens\t''
orphans\t''
kubeconfig\t''
api-server\t''
credentials\t''
clock\t''
push-rights\t''
status-rights\t''
rotate-rights\t''
delete-rights\t''
all-namespaces-right\t''
storage-cluster\t''
from-cluster-rights\t''
security\t''
issuer\t''
shared-secret\t''
shared-secret-value\t''
shared-secret-place\t''
guest-access\t''
pushed-tokens\t''
references\t''"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l storage-namespace -d 'The namespace of the StorageCluster, where there are several' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l offline -d 'Look at this machine only, and contact nothing'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -s h -l help -d 'Print help'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -f -a "push" -d 'Put a token into Kubernetes Secrets'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -f -a "diff" -d 'Show what a push would change, without the tokens'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -f -a "delete" -d 'Delete token Secrets that pxsec keeps'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -f -a "status" -d 'Show which tokens in the cluster are good, due, expired or wrong'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and not __fish_seen_subcommand_from push diff delete status rotate" -f -a "rotate" -d 'Renew the tokens in Kubernetes Secrets before they end'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l key -d 'The key within the Secret' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l dry-run -d 'client: say what would be written, and send none of it; server: let the server check everything and change nothing' -r -f -a "none\t'Do it'
client\t'Write nothing, and say what would be done'
server\t'Have the server check it, which stores nothing'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -s o -l output -d 'The format of the answer; with --dry-run=client, json and yaml print the manifest with the token' -r -f -a "text\t'For people'
json\t'One JSON document'
yaml\t'One YAML document'
name\t'Names only'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l annotate -d 'Add an annotation (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l label -d 'Add a label (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l renew-before -d 'How long before its end the token is to be renewed: a share of its life such as 25%, or a duration [default: a third]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l token-file -d 'File with the token, or - for standard input [default: the token of the px context]' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l auth-config -d 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l name -d 'The user\'s name (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l email -d 'The user\'s email (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l subject -d 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l role -d 'A role, such as system.user (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l group -d 'A group; `*` is access to every resource (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l issuer -d 'The server\'s issuer, exactly as it is configured there (required unless --from-cluster finds it)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l token-duration -l lifetime -d 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l not-after -d 'When the token ends, such as 2026-12-31T23:59:59Z' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l iat-backdate -d 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l signing-key -d 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l storage-namespace -d 'With --from-cluster: the namespace to look in' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l shared-secret -d 'The shared secret itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l rsa-private-keyfile -d 'File with an RSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l ecdsa-private-keyfile -d 'File with an ECDSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l algorithm -d 'The algorithm, when not the key\'s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l subject-template -d 'Sign a token of its own for each namespace, with this subject, such as \'{namespace}@corp\'' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l namespace-selector -d 'The namespaces with these labels, such as tier=gold,team!=ops' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l contexts -d 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l concurrency -d 'How many targets are worked on at the same time' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l if-due -d 'Leave a Secret alone whose token has these claims, is of this key and is not due'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l error-unchanged -d 'Exit with 3 when all Secrets were left alone'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l allow-expired -d 'Push a token that has expired'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l allow-admin -d 'Push a token with system.admin or the group * to another namespace than the StorageCluster\'s'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l adopt -d 'Take over a Secret of this name that is not kept by pxsec'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l force-conflicts -d 'Take over fields that another field manager owns'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -s y -l yes -d 'Do not ask before pushing to every namespace'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l strict -d 'Refuse to sign when anything would be warned about'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l from-cluster -d 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -s A -l all-namespaces -d 'Every namespace'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from push" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l key -d 'The key within the Secret' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l annotate -d 'Add an annotation (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l label -d 'Add a label (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l renew-before -d 'How long before its end the token is to be renewed: a share of its life such as 25%, or a duration [default: a third]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l token-file -d 'File with the token, or - for standard input [default: the token of the px context]' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l auth-config -d 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l name -d 'The user\'s name (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l email -d 'The user\'s email (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l subject -d 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l role -d 'A role, such as system.user (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l group -d 'A group; `*` is access to every resource (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l issuer -d 'The server\'s issuer, exactly as it is configured there (required unless --from-cluster finds it)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l token-duration -l lifetime -d 'How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l not-after -d 'When the token ends, such as 2026-12-31T23:59:59Z' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l iat-backdate -d 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l signing-key -d 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l storage-namespace -d 'With --from-cluster: the namespace to look in' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l shared-secret -d 'The shared secret itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l rsa-private-keyfile -d 'File with an RSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l ecdsa-private-keyfile -d 'File with an ECDSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l algorithm -d 'The algorithm, when not the key\'s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l subject-template -d 'Sign a token of its own for each namespace, with this subject, such as \'{namespace}@corp\'' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l namespace-selector -d 'The namespaces with these labels, such as tier=gold,team!=ops' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l contexts -d 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l concurrency -d 'How many targets are worked on at the same time' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l allow-expired -d 'Compare with a token that has expired'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l strict -d 'Refuse to sign when anything would be warned about'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l from-cluster -d 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -s A -l all-namespaces -d 'Every namespace'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -s l -l selector -d 'Those with these labels, such as tier=gold' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l dry-run -d 'client: read and judge, and change nothing; server: let the server check everything and change nothing' -r -f -a "none\t'Do it'
client\t'Write nothing, and say what would be done'
server\t'Have the server check it, which stores nothing'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
json\t'One JSON document'
yaml\t'One YAML document'
name\t'Names only'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l namespace-selector -d 'The namespaces with these labels, such as tier=gold,team!=ops' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l contexts -d 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l concurrency -d 'How many targets are worked on at the same time' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l all -d 'All that pxsec keeps in the namespaces that are meant'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l ignore-not-found -d 'Names that are not there are no failure'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -s A -l all-namespaces -d 'Every namespace'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -s l -l selector -d 'Only Secrets with these labels, such as tier=gold' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l key -d 'The key within the Secrets that holds the token' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l expires-within -d 'Only what expires within this time, or has expired, such as 12h or 7d' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l sort-by -d 'Order the rows: namespace, name, status, expires, renews, age, subject (default: as the cluster lists them)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
wide\t'For people, with more columns'
json\t'One JSON document'
yaml\t'One YAML document'
name\t'`secret/NAME`, a line each'
prometheus\t'Metrics for a textfile collector of Prometheus'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l signing-key -d 'The key to check with, of which only the verifying half is used: secret://NAMESPACE/NAME/KEY (of each cluster), a path, file://PATH, env://NAME, fd://N, or - for standard input' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l storage-namespace -d 'With --from-cluster: the namespace to look in, of each cluster' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l issuer -d 'An issuer that the server trusts (can be repeated; default: the one that --from-cluster finds, else any)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l namespace-selector -d 'The namespaces with these labels, such as tier=gold,team!=ops' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l contexts -d 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l concurrency -d 'How many targets are worked on at the same time' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l all -d 'Also tokens that pxsec does not keep'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l expired -d 'Only what has expired'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -s w -l watch -d 'Show each change from now on, until Ctrl-C'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l check -d 'Exit with 10 when anything shown needs attention'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l verify -d 'Read the tokens and check them as the storage server does'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l from-cluster -d 'Find key and issuer in each cluster: in its StorageCluster, else in the Secrets that the docs use'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -s A -l all-namespaces -d 'Every namespace'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -s l -l selector -d 'Only Secrets with these labels, such as tier=gold' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l key -d 'The key within the Secrets' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l renew-before -d 'How long before its end a token is due: a share of its life such as 33%, or a duration [default: what its Secret tells, else a third]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l jitter -d 'Lengthen that by up to so many percent, for each token by as much each time, so that not all are due at once' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l canary -d 'Renew the tokens of this namespace first, read them back and verify them, and only then the others' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l dry-run -d 'client: change nothing, and say what would be renewed and why; server: let the server check everything and change nothing' -r -f -a "none\t'Do it'
client\t'Write nothing, and say what would be done'
server\t'Have the server check it, which stores nothing'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -s o -l output -d 'The format of the answer' -r -f -a "text\t'For people'
json\t'One JSON document'
yaml\t'One YAML document'
name\t'Names only'
jsonpath=\t'A template follows, as kubectl takes it'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l auth-config -d 'YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l name -d 'The user\'s name (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l email -d 'The user\'s email (overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l subject -d 'The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l role -d 'A role, such as system.user (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l group -d 'A group; `*` is access to every resource (can be repeated; overrides the file)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l not-after -d 'When the token ends, such as 2026-12-31T23:59:59Z' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l iat-backdate -d 'How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l subject-template -d 'The subject that the tokens of each namespace have to have, such as \'{namespace}@corp\'' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l signing-key -d 'The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l storage-namespace -d 'With --from-cluster: the namespace to look in' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l shared-secret -d 'The shared secret itself, as pxctl takes it; others can see it in the process list' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l rsa-private-keyfile -d 'File with an RSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l ecdsa-private-keyfile -d 'File with an ECDSA private key, as pxctl takes it' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l algorithm -d 'The algorithm, when not the key\'s usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l previous-signing-key -d 'A key that signed before, in the forms of --signing-key: tokens that it has signed are believed too (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l namespace-selector -d 'The namespaces with these labels, such as tier=gold,team!=ops' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l contexts -d 'The kubeconfig contexts of these names; * and ? match any text and any character (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l concurrency -d 'How many targets are worked on at the same time' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l kubeconfig -d 'Path to the kubeconfig file' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l context -d 'The kubeconfig context to use (for px contexts see -c)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l cluster -d 'The kubeconfig cluster to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l user -d 'The kubeconfig user to use' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -s n -l namespace -d 'The namespace (default: that of the kubeconfig context, else `default`)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -s s -l server -d 'The address of the Kubernetes API server' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l as -d 'User name to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l as-group -d 'Group to impersonate (can be repeated)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l as-uid -d 'UID to impersonate' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l request-timeout -d 'How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l certificate-authority -d 'File with the certificate authority of the API server' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l client-certificate -d 'File with a client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l client-key -d 'File with the key of the client certificate' -r -F
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l tls-server-name -d 'The host name to check the server\'s certificate against' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l issuer -d 'The server\'s issuer, exactly as it is configured there [default: what --from-cluster finds, else the replaced token\'s]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l token-duration -l lifetime -d 'How long the new token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: as long as the replaced one; 1d when it comes from --auth-config]' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -s c -l px-context -d 'The px context to act as (default: PXSEC_CONTEXT, else the current one)' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -s v -l v -d 'Say where values come from, such as which px context is acted as and what named it' -r
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l color -d 'When to use colours: auto, always, never [default: auto, which heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb]' -r -f -a "auto\t'On a terminal, as the environment says'
always\t'Also in a pipe'
never\t'Not at all'"
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l all -d 'Renew every token, also those that are not due'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l stale -d 'Renew the tokens that are not of the current key or issuer, due or not, and no others'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l error-unchanged -d 'Exit with 3 when no token was renewed'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l allow-admin -d 'Sign also a token with system.admin or the group * for another namespace than the StorageCluster\'s'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l force-conflicts -d 'Take over fields that another field manager owns'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -s y -l yes -d 'Do not ask before renewing all tokens'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l strict -d 'Refuse to sign when anything would be warned about'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l from-cluster -d 'Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -s A -l all-namespaces -d 'Every namespace'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l insecure-skip-tls-verify -d 'Do not check the server\'s certificate (insecure)'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l override-binding -d 'Leave the Kubernetes cluster and namespace that the px context is bound to out of account'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -s q -l quiet -d 'Say nothing but errors, warnings and the answer: no notes, no progress'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -l no-input -d 'Never ask: fail where a person would be asked, and name the flag to give instead'
complete -c kubectl-pxsec -n "__fish_kubectl_pxsec_using_subcommand secret; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help (see more with \'--help\')'
