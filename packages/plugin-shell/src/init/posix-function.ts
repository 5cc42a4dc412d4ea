/**
 * The function `sso` of bash and zsh. `command` finds the program and not this function. What the program prints is run only where it
 * begins with the mark.
 */
export function posixFunction(shell: 'bash' | 'zsh'): string {
  return `unalias sso 2>/dev/null || :
function sso {
  if [ "\${1-}" = switch ]; then
    local sso_lines='' sso_status=0
    shift
    sso_lines=$(command sso switch --shell ${shell} "$@") || sso_status=$?
    case $sso_lines in
      ': sso;'*) if [ "$sso_status" = 0 ]; then eval "$sso_lines"; fi ;;
      ?*) printf '%s\\n' "$sso_lines" ;;
    esac
    return "$sso_status"
  fi
  command sso "$@"
}
`;
}
