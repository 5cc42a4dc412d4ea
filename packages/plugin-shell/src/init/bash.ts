/** `command` finds the program and not this function. What the program prints is run only where it begins with the mark. */
export const bashIntegration = `unalias sso 2>/dev/null || :
function sso {
  if [ "\${1-}" = switch ]; then
    local sso_lines sso_status=0
    shift
    sso_lines=$(command sso switch --shell bash "$@") || sso_status=$?
    case $sso_lines in
      ': sso;'*) if [ "$sso_status" = 0 ]; then eval "$sso_lines"; fi ;;
      ?*) printf '%s\\n' "$sso_lines" ;;
    esac
    return "$sso_status"
  fi
  command sso "$@"
}
function _sso_complete {
  local sso_word
  COMPREPLY=()
  while IFS= read -r sso_word; do
    COMPREPLY+=("$sso_word")
  done < <(command sso complete --shell bash --line "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -F _sso_complete sso
`;
