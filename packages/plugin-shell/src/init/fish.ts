/** \`eval\` joins the lines with spaces: each ends in a semicolon. */
export const fishIntegration = `function sso
    if test (count $argv) -gt 0; and test "$argv[1]" = switch
        set -e argv[1]
        set -l sso_lines (command sso switch --shell fish $argv)
        set -l sso_status $status
        if test (count $sso_lines) -gt 0
            if test "$sso_lines[1]" != ': sso;'
                printf '%s\\n' $sso_lines
            else if test $sso_status -eq 0
                eval $sso_lines
            end
        end
        return $sso_status
    end
    command sso $argv
end
function _sso_complete
    set -l sso_words (commandline -opc)
    command sso complete --shell fish -- $sso_words[2..] (commandline -ct | string collect --allow-empty) 2>/dev/null
end
complete -c sso -e
complete -c sso -f -a '(_sso_complete)'
`;
