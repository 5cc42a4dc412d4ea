export const credentialProcess = {
  summary: 'Print role credentials as a credential_process of AWS CLI and the SDKs.',
  description: [
    'For tools that know no sso-session; "sso configure --credential-process" writes such a profile. It asks nothing, and stdout has the JSON document or nothing.',
    'Where a sign-in is needed it ends with exit code 3, and the tool shows which "sso login" to type. With --auto-login it opens the browser instead, once for all tools that ask at the same time.',
    'A profile may name itself in credential_process beside its sso_ keys: those count here.',
  ].join('\n\n'),
  examples: [
    {
      description: 'In ~/.aws/config:',
      command:
        'credential_process = sso credential-process --account-id 111111111111 --role-name Admin --session my-sso',
    },
    {
      description: 'The same for the profile that has it:',
      command: 'credential_process = sso credential-process --profile dev',
    },
  ],
  flags: {
    autoLogin:
      'Sign in where that is needed: with the browser, or with a code on stderr where that is a terminal.',
  },
} as const;
