/** nushell runs no text: the program prints a record for \`load-env\`. */
export const nushellIntegration = `def _sso_complete [line: string, position: int] {
  let found = (^sso complete --shell nushell --line ($line | str substring ..<$position) e> /dev/null | lines | split column "\\t" value description)
  { options: { sort: false, completion_algorithm: prefix }, completions: $found }
}
def --env --wrapped sso [...words: string@_sso_complete] {
  if ($words | first 1) == ["switch"] {
    let printed = (^sso switch --shell nushell ...($words | skip 1))
    if ($printed | str starts-with "# sso\\n") {
      $printed | lines | skip 1 | str join "\\n" | from json | load-env
    } else {
      $printed
    }
  } else {
    ^sso ...$words
  }
}
`;
