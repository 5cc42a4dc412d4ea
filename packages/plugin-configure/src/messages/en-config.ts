export const configInEnglish = {
  check: {
    summary: 'Look for mistakes in the declarative files that hold here.',
    description: [
      'They are sso.config.json (or .yaml, .yml) in this folder or the nearest one above it, up to the root of the git repository or the home folder, and your own config.json in ~/.config/sso. Sessions, rules of sso populate and what is production can stand in them.',
      'Each mistake is printed with its file, line and column. Exit code 0 where there is none, 2 otherwise.',
    ].join('\n\n'),
    examples: [
      { description: 'All files that hold here:', command: 'sso config check' },
      { description: 'One file, as in a test of a repository:', command: 'sso config check sso.config.yaml' },
    ],
    file: 'A file to look at instead.',
    missing: (file: string) => `There is no file ${file}.`,
    nothing: 'No declarative file holds here.',
    good: (file: string) => `${file}: nothing is wrong.`,
  },
  schema: {
    summary: 'Print the JSON schema of the declarative files, for editors.',
    description:
      'A file names it by "$schema", or in YAML by a comment: # yaml-language-server: $schema=sso.config.schema.json',
    examples: [{ description: 'A file for editors:', command: 'sso config schema > sso.config.schema.json' }],
  },
} as const;
