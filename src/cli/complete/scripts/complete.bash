# Completion of kubectl-pxsec in bash. For `kubectl pxsec`, kubectl's own completion asks kubectl_complete-pxsec.

__kubectl_pxsec_complete() {
    local IFS=$' \t\n'
    # bash cuts words at COMP_WORDBREAKS, such as `:` and `=`; what stands together in the line is one word.
    local rest=${COMP_LINE:0:COMP_POINT} bare piece='' n=-1 i
    local -a words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        bare=${rest#"${rest%%[![:space:]]*}"}
        piece=${COMP_WORDS[i]}
        # Of the last word counts what stands before the cursor.
        ((i == COMP_CWORD)) && piece=$bare
        if ((n >= 0)) && [[ $bare == "$rest" ]]; then
            words[n]+=$piece
        else
            ((n += 1))
            words[n]=$piece
        fi
        rest=${bare#"$piece"}
    done

    local out directive
    out=$(COMPLETE=bash kubectl-pxsec -- "${words[@]}" 2>/dev/null) || return
    directive=${out##*:}
    out=${out%:*}

    # What bash takes for the word begins behind the last of those characters, unless it is quoted.
    local cur=${words[n]} breaks='' cut='' c
    for c in : = @; do
        [[ $COMP_WORDBREAKS == *"$c"* ]] && breaks+=$c
    done
    if [[ -n $breaks && $cur != *[\"\']* && $cur == *[$breaks]* ]]; then
        cut=${cur%"${cur##*[$breaks]}"}
    fi

    local tab=$'\t' line value longest=0
    local -a values=() helps=()
    while IFS= read -r line; do
        [[ -z $line ]] && continue
        value=${line%%"$tab"*}
        value=${value#"$cut"}
        values+=("$value")
        if [[ $line == *"$tab"* ]]; then helps+=("${line#*"$tab"}"); else helps+=(''); fi
        ((${#value} > longest)) && longest=${#value}
    done <<<"$out"

    COMPREPLY=()
    if [[ $(type -t compopt) == builtin ]]; then
        ((directive & 2)) && compopt -o nospace
        ((directive & 32)) && compopt -o nosort 2>/dev/null
        if ((!(directive & 4) && ${#values[@]} == 0)); then
            # A file belongs here, and bash itself knows best about files.
            compopt -o default
            return
        fi
    fi
    if ((${#values[@]} == 1)) || [[ $COMP_TYPE == 37 || $COMP_TYPE == 42 ]]; then
        for value in "${values[@]}"; do
            [[ $cur == *[\"\']* ]] || printf -v value '%q' "$value"
            COMPREPLY+=("$value")
        done
        return
    fi
    local room help
    for i in "${!values[@]}"; do
        value=${values[i]}
        help=${helps[i]}
        room=$((COLUMNS - longest - 4))
        if [[ -n $help ]] && ((room > 8)); then
            ((${#help} > room)) && help=${help:0:room-1}…
            printf -v value '%-*s  (%s)' "$longest" "$value" "$help"
        fi
        COMPREPLY+=("$value")
    done
}

complete -F __kubectl_pxsec_complete kubectl-pxsec
