export const exec = {
  summary: 'Run a program that has role credentials in its environment.',
  description: [
    'No shell reads the command, and its arguments stay as they are. It has our stdin, stdout and stderr, gets the signals, and its exit code is ours: 127 where there is no such program, 126 where it cannot be run. Without a command it is your shell.',
    'The program finds AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION, and AWS_REGION and AWS_DEFAULT_REGION where the profile has a region. What else would lead it to credentials is cleared, AWS_PROFILE too. SSO_PROFILE says what it has, for a prompt.',
    'These credentials run out. With --serve the program gets the address of a server in this process instead, which goes on giving new ones and ends with it.',
    'With --all it runs in many accounts at once, each line of output with the account before it. Which accounts and roles is shown first. SSO_ACCOUNT_ID, SSO_ACCOUNT_NAME and SSO_ROLE_NAME say which one it is; stdin is empty. Ctrl-C is passed on, a second one kills. The exit code is 0 where all is well, 1 where the program failed anywhere.',
  ].join('\n\n'),
  usage: [
    'exec [--profile NAME | --account-id ID --role-name NAME] [--serve] [-- COMMAND...]',
    'exec --all [--account PATTERN] [--role PATTERN | --prefer-role PATTERN] [--profiles PATTERN] -- COMMAND...',
  ],
  examples: [
    { description: 'One command:', command: 'sso exec --profile dev -- terraform plan' },
    { description: 'A shell:', command: 'sso exec --profile dev' },
    {
      description: 'For hours, with an SDK that knows container credentials:',
      command: 'sso exec --profile dev --serve -- python3 train.py',
    },
    {
      description: 'In every account but the sandboxes:',
      command:
        "sso exec --all --account '!*-sandbox' --prefer-role 'ReadOnly*' -- aws s3api list-buckets --output text",
    },
    {
      description: 'With a shell of its own in each, for two regions, as lines of JSON:',
      command:
        "sso exec --all --role Audit --region eu-west-1 --region us-east-1 --json --yes -- sh -c 'echo $SSO_ACCOUNT_NAME; aws ec2 describe-vpcs'",
    },
  ],
  flags: {
    region:
      "Region for the program. Default: the profile's, else what the environment says. With --all several may be given.",
    session:
      'Sign-in for the account and the role, or for --all: the name of an sso-session, or the start URL of one without a name.',
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
