#compdef kubectl-pxsec
# Completion of kubectl-pxsec in zsh. For `kubectl pxsec`, kubectl's own completion asks kubectl_complete-pxsec.

_kubectl-pxsec() {
    local -a lines described options
    local line value directive=0
    lines=("${(@f)$(COMPLETE=zsh kubectl-pxsec -- "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    [[ ${lines[-1]} == :<-> ]] && directive=${lines[-1]#:} && lines[-1]=()
    for line in "${lines[@]}"; do
        [[ -z $line ]] && continue
        value=${line%%$'\t'*}
        # _describe takes what stands behind the first `:` for the description.
        described+=("${value//:/\\:}${${line#"$value"}/$'\t'/:}")
    done
    ((directive & 32)) && options+=(-V)
    if ((${#described})); then
        if ((directive & 2)); then
            _describe "${options[@]}" 'candidate' described -S ''
        else
            _describe "${options[@]}" 'candidate' described
        fi
    elif ((!(directive & 4))); then
        _files
    else
        return 1
    fi
}

if [[ ${funcstack[1]} == _kubectl-pxsec ]]; then
    _kubectl-pxsec "$@"
else
    compdef _kubectl-pxsec kubectl-pxsec
fi
