import { posixFunction } from './posix-function.ts';

/** Completion is registered as soon as there is \`compdef\`, which \`compinit\` brings, however late that runs. */
export const zshIntegration = `${posixFunction('zsh')}function _sso_complete {
  emulate -L zsh
  local sso_line
  local -a sso_values sso_shown
  for sso_line in "\${(@f)$(command sso complete --shell zsh -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $sso_line ]] || continue
    sso_values+=("\${sso_line%%$'\\t'*}")
    sso_shown+=("\${sso_line/$'\\t'/  }")
  done
  (( $#sso_values )) && compadd -l -d sso_shown -a sso_values
}
function _sso_register {
  if (( \${+functions[compdef]} )); then
    compdef _sso_complete sso
    precmd_functions=("\${(@)precmd_functions:#_sso_register}")
  fi
}
if [[ -o interactive ]]; then
  typeset -ga precmd_functions
  precmd_functions+=(_sso_register)
fi
`;
