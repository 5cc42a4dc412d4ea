interface Facts {
  readonly startUrl: string;
  readonly region: string;
  readonly url: string;
  readonly proxyUrl: string;
  readonly caFile: string;
  readonly controlUrl: string;
  readonly controlToken: string;
}

export const en = {
  start: {
    summary: 'Run an IAM Identity Center on this machine until Ctrl-C.',
    description:
      'For tests and for trying things out: sign-in with an approval page, accounts, roles, credentials that no real AWS service takes, and the answer to sts get-caller-identity. Listens on 127.0.0.1 only and forwards nothing.',
    examples: [
      { description: 'On a port of your choice:', command: 'sso emulator start --port 8080' },
      {
        description: 'With your own accounts and roles, approving by itself:',
        command: 'sso emulator start --organization organization.json --auto-approve allow',
      },
      {
        description: 'On a bad day:',
        command: 'sso emulator start --scenario throttled.json',
      },
    ],
    flags: {
      port: 'Port on 127.0.0.1. Default: a free one.',
      organization: 'JSON file with the organization: accounts and roles. Default: a small example.',
      scenario: 'JSON file with what goes wrong: faults, latency, a rate limit, the clock. Default: nothing.',
      autoApprove: 'Decide every sign-in without the page.',
      caFile:
        'File for the certificate of the proxy, for AWS_CA_BUNDLE. Default: one in the temporary folder.',
    },
    fileUnusable: (problem: string) => ({
      message: `This file cannot be used. ${problem}`,
      next: ['The README of @sso/emulator shows how an organization file and a scenario file look.'],
    }),
    running: (url: string) => `IAM Identity Center is running on ${url}. Ctrl-C ends it.`,
    usage: (facts: Facts) =>
      [
        `Start URL   ${facts.startUrl}`,
        `SSO region  ${facts.region}`,
        '',
        'In another shell:',
        `  export AWS_ENDPOINT_URL=${facts.url}`,
        `  sso configure --start-url ${facts.startUrl}`,
        '',
        'For programs that know no AWS_ENDPOINT_URL, under the host names of AWS:',
        `  export HTTPS_PROXY=${facts.proxyUrl} AWS_CA_BUNDLE=${facts.caFile}`,
        '',
        'To let things go wrong while it runs:',
        `  curl -H 'Authorization: Bearer ${facts.controlToken}' ${facts.controlUrl}`,
      ].join('\n'),
  },
  demo: {
    summary: 'Walk through sso against an Identity Center on this machine.',
    description:
      'Signs in, sets up a profile and gets credentials, in a temporary home that is removed afterwards. With a terminal you answer the real questions and the page in your browser; without one it runs by itself.',
    examples: [{ description: 'Try it:', command: 'sso emulator demo' }],
    welcome: (url: string) =>
      `An IAM Identity Center runs on ${url}. Your own ~/.aws is not touched, and nothing leaves this machine.`,
    noBrowser: 'There is no browser to open here, so the sign-in is approved by itself in a moment.',
    command: (line: string) => `\n$ ${line}`,
    config: (file: string) => `\nWhat was written to ${file}:\n`,
    done: 'That is all: one sign-in, a profile, credentials. To do the same with your organization: sso configure',
  },
} as const;
