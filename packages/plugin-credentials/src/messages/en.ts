export const en = {
  export: {
    summary: "Print a profile's role credentials in the form that a shell or a tool takes.",
    description:
      'Credentials that AWS CLI or sso fetched before are used while at least 15 minutes of them remain. The result goes to stdout and nothing else does; after an error stdout is empty.',
    examples: [
      {
        description: 'Into the shell you are in (bash, zsh, sh):',
        command: 'eval "$(sso export --profile dev)"',
      },
      { description: 'fish:', command: 'sso export --profile dev --format fish | source' },
      {
        description: 'PowerShell:',
        command: 'sso export --profile dev --format powershell | Out-String | Invoke-Expression',
      },
      { description: 'A section for ~/.aws/credentials:', command: 'sso export --profile dev --format ini' },
    ],
    format: 'Form of the output.',
  },
} as const;
