import { posixFunction } from './posix-function.ts';

export const bashIntegration = `${posixFunction('bash')}function _sso_complete {
  local sso_word
  COMPREPLY=()
  while IFS= read -r sso_word; do
    COMPREPLY+=("$sso_word")
  done < <(command sso complete --shell bash --line "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -F _sso_complete sso
`;
