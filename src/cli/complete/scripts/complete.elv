# Completion of kubectl-pxsec in elvish. For `kubectl pxsec`, kubectl's own completion asks kubectl_complete-pxsec.

use re
use str

set edit:completion:arg-completer[kubectl-pxsec] = {|@words|
    tmp E:COMPLETE = elvish
    var lines = [(kubectl-pxsec -- $@words 2>/dev/null)]
    for line $lines {
        if (re:match '^:[0-9]+$' $line) {
            continue
        }
        var value @help = (str:split &max=2 "\t" $line)
        var suffix = ' '
        if (re:match '[/=]$' $value) {
            set suffix = ''
        }
        if (eq $help []) {
            edit:complex-candidate $value &code-suffix=$suffix
        } else {
            edit:complex-candidate $value &code-suffix=$suffix &display=$value'  ('$help[0]')'
        }
    }
}
