/**
 * What the alias sources, with the words of the command line as arguments, so that redirections hold for it as for the program. tcsh
 * reads text between backquotes once more: the words of \`switch\` go by variables. An alias has to end with the command whose status
 * is to be its own. \`env\` finds the program and not the alias.
 */
export const tcshScript = `set _sso_kind = direct
if ( $#argv > 0 ) then
  if ( "$argv[1]" == switch && " $argv " !~ '* --help *' ) set _sso_kind = switch
endif
if ( $_sso_kind == direct ) then
  env sso $argv:q
  set _sso_status = $status
else
  set _sso_words = ( $argv:q )
  shift _sso_words
  set _sso_count = $#_sso_words
  set _sso_index = 0
  while ( $_sso_index < $_sso_count )
    setenv SSO_WORD_$_sso_index $_sso_words[1]:q
    shift _sso_words
    @ _sso_index++
  end
  set _sso_lines = ( "\`env sso switch --shell tcsh --words $_sso_count\`" )
  set _sso_status = $status
  while ( $_sso_index > 0 )
    @ _sso_index--
    unsetenv SSO_WORD_$_sso_index
  end
  if ( $#_sso_lines > 0 ) then
    if ( "$_sso_lines" !~ ': sso;*' ) then
      printf '%s\\n' $_sso_lines:q
    else if ( $_sso_status == 0 ) then
      eval "$_sso_lines"
    endif
  endif
  unset _sso_lines _sso_words _sso_count _sso_index
endif
sh -c "exit $_sso_status"
`;

/**
 * tcsh runs what is between the backquotes at each completion, with the line up to the cursor in a variable, and takes words from it.
 * @param file the path of {@link tcshScript}, without a quote
 */
export function tcshIntegration(file: string): string {
  const complete = 'env sso complete --shell tcsh --line "$COMMAND_LINE"';
  return [`alias sso 'source "${file}" \\!*';\n`, `complete sso 'p@*@\`${complete}\`@';\n`].join('');
}
