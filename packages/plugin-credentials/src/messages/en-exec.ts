export const exec = {
  summary: 'Run a program that has role credentials in its environment.',
  description: [
    'No shell reads the command, and its arguments stay as they are. It has our stdin, stdout and stderr, gets the signals, and its exit code is ours: 127 where there is no such program, 126 where it cannot be run. Without a command it is your shell.',
    'The program finds AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION, and AWS_REGION and AWS_DEFAULT_REGION where the profile has a region. What else would lead it to credentials is cleared, AWS_PROFILE too. SSO_PROFILE says what it has, for a prompt.',
    'These credentials run out. With --serve the program gets the address of a server in this process instead, which goes on giving new ones and ends with it.',
  ].join('\n\n'),
  usage: 'exec [--profile NAME | --account-id ID --role-name NAME] [--serve] [-- COMMAND...]',
  examples: [
    { description: 'One command:', command: 'sso exec --profile dev -- terraform plan' },
    { description: 'A shell:', command: 'sso exec --profile dev' },
    {
      description: 'For hours, with an SDK that knows container credentials:',
      command: 'sso exec --profile dev --serve -- python3 train.py',
    },
  ],
  flags: {
    region: "Region for the program. Default: the profile's, else what the environment says.",
    serve: 'Give the program the address of a credential server instead of keys.',
  },
  shell: (label: string, expiration: string | undefined) =>
    `This shell has the credentials of ${label}${expiration === undefined ? ', which renew themselves' : ` until ${expiration}`}. exit leaves it.`,
  nested: (label: string) => `You were already in a shell with the credentials of ${label}.`,
  notFound: (command: string) => `Error: There is no program "${command}".`,
  notExecutable: (command: string, reason: string) => `Error: "${command}" cannot be run (${reason}).`,
  shadowed: {
    message: 'The program would use the profile "default" in place of the server: it has credentials too.',
    next: ['Leave --serve out.', 'Or give the profile "default" another name.'],
  },
} as const;
