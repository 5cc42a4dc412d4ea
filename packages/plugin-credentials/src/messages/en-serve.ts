export const serve = {
  summary: 'Give role credentials to AWS CLI and the SDKs by a server on this machine, until Ctrl-C.',
  description: [
    'For work that takes longer than credentials last: they are fetched anew ahead of their end, while the session lasts, and "sso login" is enough to go on. It is a container credential endpoint, as ECS and EKS have it, on 127.0.0.1, and answers only who has its token, which is another one each time.',
    'stdout has the variables for another shell. With several profiles each has an address of its own.',
    'In Docker on Linux the address can be reached with "--network host"; the token file goes in as AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE. Elsewhere containers do not reach 127.0.0.1, and the SDKs take no other address without TLS: use "sso export --format docker" there.',
  ].join('\n\n'),
  examples: [
    { description: 'One profile:', command: 'sso serve --profile dev' },
    { description: 'Two, on a port of your choice:', command: 'sso serve -p dev -p prod --port 9911' },
    { description: 'For one program:', command: 'sso exec --profile dev --serve -- python3 train.py' },
  ],
  flags: {
    profile: 'Profile of ~/.aws/config; can be given more than once. Default: AWS_PROFILE, else "default".',
    port: 'Port on 127.0.0.1. Default: a free one.',
    format: 'Shell that the printed variables are for. Default: the one that runs sso.',
  },
  running: (port: number) => `Credentials are served on http://127.0.0.1:${port}. Ctrl-C ends it.`,
  shadowed:
    'The profile "default" has credentials too. Tools use them first, unless you give it another name.',
  other: (label: string, url: string) => `${label}: AWS_CONTAINER_CREDENTIALS_FULL_URI=${url}`,
  tokenFile: (file: string) => `The token, for AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: ${file}`,
  forShell: (label: string) => `For ${label}, in another shell:`,
  answers: {
    host: 'This server answers to 127.0.0.1 and localhost only.',
    token: 'The Authorization header has to be the token that sso serve printed when it started.',
    method: 'Credentials are read with GET.',
    notServed: 'There are no such credentials here. sso serve gives those that it was started with.',
  },
} as const;
