/** `read` rather than a command substitution, which would not know of redirections of the function. */
export const fishIntegration = `function sso
    if test (count $argv) -gt 0; and test "$argv[1]" = switch
        set -e argv[1]
        set -l sso_lines
        command sso switch --shell fish $argv | read -z sso_lines
        set -l sso_status $pipestatus[1]
        if not string match -q ': sso;*' -- "$sso_lines"
            printf '%s' $sso_lines
        else if test $sso_status -eq 0
            eval $sso_lines
        end
        return $sso_status
    end
    command sso $argv
end
function _sso_complete
    set -l sso_words (commandline -opc)
    set -l sso_current (commandline -ct)
    command sso complete --shell fish -- $sso_words[2..] "$sso_current" 2>/dev/null
end
complete -c sso -e
complete -c sso -f -a '(_sso_complete)'
`;
