export const en = {
  seed: {
    summary: 'Sign in once more, for workflows of GitHub Actions.',
    description:
      'Signs in to a session of its own, which is not kept on this machine, and packs it as a seed: encrypted with a key of its own, and bound to one repository, to an environment if you name one, and to the accounts and roles that you allow. A workflow gets role credentials from it until the seed runs out. Where an OIDC role can be set up, prefer that.',
    examples: [
      {
        description:
          "Store seed and key as secrets of a repository's environment, with GitHub's own program:",
        command:
          'sso seed --repository my-company/shop --environment production --target 111111111111/Deploy --to-gh',
      },
      {
        description: "The same by GitHub's API, with the token in GH_TOKEN or typed:",
        command:
          'sso seed --repository my-company/shop --environment production --target 111111111111/Deploy --to-github',
      },
      {
        description: 'Write both to files, for another way to a secret store:',
        command:
          'sso seed --repository my-company/shop --account-id 111111111111 --role-name Deploy --to-file shop.seed',
      },
    ],
    flags: {
      ssoRegion: 'Region where IAM Identity Center lives. Found by the start URL where that tells it.',
      repository: 'Repository that may use the seed.',
      environment: 'Environment of the repository that may use the seed. Default: any, or none.',
      target: "Account and role that the seed is for; * stands for all of the account's roles. Repeatable.",
      accountId: 'Account that the seed is for. Repeatable, each with its --role-name.',
      roleName: 'Role that the seed is for, in the account of the --account-id at the same place.',
      toGh: 'Store seed and key as secrets, with the program gh.',
      toGithub:
        "Store seed and key as secrets by GitHub's API; token from GH_TOKEN or GITHUB_TOKEN, else asked for.",
      toFile: 'Write the seed to a file (mode 0600).',
      keyFile: 'File for the key. Default: that of the seed with .key added.',
      toStdout: 'Print seed and key, as lines of NAME=VALUE.',
      show: 'Print them to a terminal, too.',
      secretName: 'Name of the secret for the seed; the one for the key is called the same with _KEY added.',
      force: 'Replace files that are there already.',
    },
    questions: {
      repository: { message: 'Repository (owner/name):', answer: 'Repository' },
      target: { message: 'Account and role (111111111111/Admin):', answer: 'Account and role' },
      token: { message: 'Token for GitHub (not shown):', answer: 'A token for GitHub' },
    },
    unpaired: {
      message: '--account-id and --role-name belong together, one of each for every role.',
      next: ['Or name both at once: --target 111111111111/Admin'],
    },
    secretName: (name: string) => ({
      message: `"${name}" cannot be the name of a secret at GitHub.`,
      next: ['It has letters, digits and _ only, starts with no digit, and not with GITHUB_.'],
    }),
    fileExists: (file: string) => ({
      message: `${file} is there already.`,
      next: ['Take another name, or replace it with --force.'],
    }),
    sameFile: {
      message: 'Seed and key cannot be in one file: who has both has the sign-in.',
      next: ['Leave --key-file out, or name another file.'],
    },
    onTerminal: {
      message: 'Seed and key are not printed to a terminal, where they stay to be seen.',
      next: ['Pipe them to where they belong, or say --show.'],
    },
    before: (session: string) =>
      `This signs in to ${session} once more, for a seed. Your own sign-in stays as it is.`,
    warning: (facts: {
      readonly accounts: string;
      readonly targets: string;
      readonly until: string;
      readonly accessUntil: string;
    }) =>
      [
        'Whoever has this seed together with its key can do what you can, from anywhere:',
        `  where  all roles of all your accounts (${facts.accounts}), as the refresh token in it knows no limits.`,
        `         That it is for ${facts.targets} only is kept by the Action, not by AWS.`,
        `  until  ${facts.until} at the latest, or until your session at AWS ends before, or you revoke it.`,
        `         The access token in it is good until ${facts.accessUntil}.`,
        '  so     keep the key apart from the seed, in secrets of a protected environment, and give the person',
        '         who signs in for seeds as few permissions as the workflows need.',
      ].join('\n'),
    moreAccounts: (shown: string, more: number) => `${shown} and ${more} more`,
    ended: 'The seed was not delivered, so its session was ended.',
    notEnded: 'The seed was not delivered, but its session could not be ended: it lasts until it runs out.',
    stored: (seedName: string, keyName: string, place: string) =>
      `Stored the secrets ${seedName} and ${keyName} in ${place}.`,
    place: (repository: string, environment: string | undefined) =>
      environment === undefined ? repository : `${repository}, environment ${environment}`,
    written: (file: string, keyFile: string) =>
      `Wrote the seed to ${file} and its key to ${keyFile}. Move the key to another place.`,
  },
  inspect: {
    summary: 'Show what a seed is for, and until when.',
    description:
      'Shows all but the secrets, and needs no key. Without the key it cannot be checked that nobody has changed what is shown.',
    examples: [
      { description: 'A file:', command: 'sso seed inspect shop.seed' },
      { description: 'What another program prints:', command: 'read-secret SSO_SEED | sso seed inspect -' },
    ],
    labels: {
      repository: 'Repository',
      environment: 'Environment',
      targets: 'Roles',
      startUrlHost: 'Start URL',
      region: 'Region',
      issuedAt: 'Signed in',
      expiresAt: 'Access token',
      registrationExpiresAt: 'Seed anew by',
      keyId: 'Key id',
    },
    anyEnvironment: 'any, or none',
    until: (time: string, left: string) => `until ${time} (${left} left)`,
    over: (time: string) => `until ${time} (over)`,
    by: (time: string, left: string) => `${time} (${left} left)`,
    byOver: (time: string) => `${time} (over)`,
  },
  revoke: {
    summary: "End a seed's session at the service.",
    description:
      'Nobody gets new credentials from the seed after that; role credentials that were given out before stay good until they run out. Where a workflow writes a renewed seed back, only the newest one can end the session: run this command in a workflow then, with the secrets as SSO_SEED and SSO_SEED_KEY.',
    examples: [
      { description: 'By files:', command: 'sso seed revoke shop.seed --key-file shop.seed.key' },
      {
        description: 'By the variables SSO_SEED and SSO_SEED_KEY, as in a workflow:',
        command: 'sso seed revoke',
      },
    ],
    keyFile: 'File with the key. Default: the variable SSO_SEED_KEY, else it is asked for.',
    key: { message: 'Key of the seed (not shown):', answer: 'The key of the seed' },
    outcomes: {
      ended: 'The session of the seed has ended.',
      'already-ended':
        'This seed opens nothing any more. If a workflow has renewed it since, revoke the newest one, or end the session in the Identity Center console.',
    },
  },
  file: 'File with the seed, - for stdin. Default: the variable SSO_SEED, else stdin.',
  noFile: {
    message: 'A seed is needed, and none was named.',
    next: ['Name its file, pipe it in, or set SSO_SEED.'],
  },
  notThere: (file: string) => ({ message: `${file} does not exist.`, next: ['Check the name of the file.'] }),
} as const;
