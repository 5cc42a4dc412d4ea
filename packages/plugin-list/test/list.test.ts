import { defaultOrganization } from '@sso/emulator';
import type { SsoHome } from '@sso/testkit';
import { errorOf, moreConfig, signedIn, startCenter } from './support.ts';

async function items(home: SsoHome, ...words: string[]): Promise<readonly Record<string, unknown>[]> {
  const { exitCode, stdout, stderr } = await home.sso(['list', ...words, '--json']);
  if (exitCode !== 0) throw new Error(`sso list ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout).items;
}

describe('sso list profiles', () => {
  it('tells where each profile leads to, also by an assumed role, and what is wrong with the others', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl));
    const { stdout } = await home.sso(['list', '--json']);
    const common = { accountName: null, session: 'my-sso', problem: null };
    expect(JSON.parse(stdout)).toEqual({
      kind: 'profiles',
      asOf: null,
      failures: [],
      items: [
        { ...common, profile: 'dev', accountId: '111111111111', roleName: 'Admin', region: null },
        {
          ...common,
          profile: 'deploy',
          accountId: '222222222222',
          roleName: 'Deployer',
          region: 'eu-west-1',
        },
        {
          profile: 'keys',
          accountName: null,
          accountId: null,
          roleName: null,
          region: null,
          session: null,
          problem: 'profile-not-sso',
        },
      ],
    });
  });

  it('knows the names of accounts once the portal has said them', async () => {
    const { home } = await signedIn();
    expect(await items(home)).toMatchObject([{ accountName: null }]);
    await items(home, 'accounts');
    expect(await items(home)).toMatchObject([{ accountName: 'Production' }]);
    expect((await home.sso(['list'])).stdout).toMatch(
      /^Profile +Account +Account ID +Role +Region +Session\ndev +Production +111111111111 +Admin +my-sso\n$/,
    );
  });

  it('shows those of one session', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl));
    expect((await items(home, '--session', 'my-sso')).map(({ profile }) => profile)).toEqual([
      'dev',
      'deploy',
    ]);
    const { exitCode, stderr } = await home.sso(['list', '--session', 'my-ssp', '--json']);
    expect([exitCode, errorOf(stderr).code]).toEqual([2, 'session-not-found']);
  });

  it('shows names without what a terminal would obey', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig.replaceAll('my-sso', 'my\x9b31m\u202Esso'));
    const { stdout } = await home.sso(['list']);
    expect(stdout).toContain('mysso');
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });
});

describe('sso list accounts and roles', () => {
  it('has all of them, and the profile that gives a role', async () => {
    const { home } = await signedIn();
    const accounts = await items(home, 'accounts');
    expect(accounts.map(({ accountId }) => accountId).toSorted()).toEqual(
      defaultOrganization.accounts.map(({ id }) => id).toSorted(),
    );
    const roles = await items(home, 'roles');
    expect(roles).toHaveLength(defaultOrganization.accounts.flatMap((account) => account.roles).length);
    expect(roles.filter(({ profile }) => profile !== null)).toEqual([
      {
        accountName: 'Production',
        accountId: '111111111111',
        emailAddress: 'aws+prod@example.com',
        roleName: 'Admin',
        profile: 'dev',
        session: 'my-sso',
      },
    ]);
  });

  it('asks the portal once a day, and with --refresh', async () => {
    const { center, home } = await signedIn();
    await items(home, 'roles');
    await items(home, 'accounts');
    expect(center.emulator.calls('ListAccounts')).toBe(1);
    await items(home, 'accounts', '--refresh');
    expect(center.emulator.calls('ListAccounts')).toBe(2);
    await center.close();
    expect(await items(home, 'accounts')).toHaveLength(4);
  });

  it('has many accounts in few moments', async () => {
    const accounts = Array.from({ length: 60 }, (_, index) => ({
      id: String(index).padStart(12, '0'),
      name: `Account ${index}`,
      email: `aws+${index}@example.com`,
      roles: ['Admin'],
    }));
    const { home } = await signedIn({ organization: { ...defaultOrganization, accounts } });
    const { stdout, stderr } = await home.sso(['list', 'roles', '--csv']);
    expect(stdout.split('\r\n')).toHaveLength(62);
    expect(stderr).toContain('60 accounts');
  });

  it('needs a sign-in where no session has one', async () => {
    const { home } = await startCenter();
    const { exitCode, stdout, stderr } = await home.sso(['list', 'accounts', '--json']);
    expect([exitCode, stdout, errorOf(stderr).code]).toEqual([3, '', 'sign-in-needed']);
  });

  it('passes over a session without a sign-in where another one has it, and says so', async () => {
    const { home } = await signedIn();
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl));
    const { exitCode, stdout, stderr } = await home.sso(['list', 'accounts', '--json']);
    expect(exitCode).toBe(0);
    expect(new Set(JSON.parse(stdout).items.map(({ session }: { session: string }) => session))).toEqual(
      new Set(['my-sso']),
    );
    expect(stderr).toContain('second');
    const alone = await home.sso(['list', 'accounts', '--session', 'second', '--json']);
    expect([alone.exitCode, errorOf(alone.stderr).code]).toEqual([3, 'sign-in-needed']);
  });

  it('says what to do where nothing is set up', async () => {
    const { home } = await startCenter();
    await home.writeConfig('');
    const { exitCode, stderr } = await home.sso(['list', 'roles', '--json']);
    expect([exitCode, errorOf(stderr).code]).toEqual([2, 'nothing-configured']);
  });
});

describe('sso list sessions', () => {
  it('tells the state of each', async () => {
    const { home } = await signedIn();
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl));
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(await items(home, 'sessions')).toEqual([
      { session: 'my-sso', state: 'valid', expiresAt: time, region: 'us-east-1', startUrl: home.startUrl },
      {
        session: 'second',
        state: 'signed-out',
        expiresAt: null,
        region: 'us-east-1',
        startUrl: `${home.startUrl}#/`,
      },
    ]);
    expect(await items(home, 'sessions', '--session', 'second')).toHaveLength(1);
    const { stdout } = await home.sso(['list', 'sessions', '--columns', 'session,state']);
    expect(stdout).toMatch(/^my-sso +signed in$/m);
    expect(stdout).toMatch(/^second +signed out$/m);
  });
});

describe('what is shown of a list', () => {
  async function csv(...words: string[]): Promise<string> {
    const { home } = await signedIn();
    return (await home.sso(['list', 'roles', '--csv', ...words])).stdout;
  }

  it('is filtered by column and by text, sorted, and shows the columns that are asked for', async () => {
    const words = [
      '--filter',
      'accountName=STAG',
      '--filter',
      'd',
      '--sort=-role-name',
      '--columns',
      'roleName,account_id',
    ];
    expect(await csv(...words)).toBe(
      'roleName,accountId\r\nReadOnly,222222222222\r\nDeveloper,222222222222\r\nAdmin,222222222222\r\n',
    );
  });

  it('is empty where nothing fits, which is no error', async () => {
    const { home } = await startCenter();
    const { exitCode, stdout, stderr } = await home.sso(['list', '--filter', 'nowhere']);
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toContain('no such profiles');
  });

  it('says how to begin where nothing is set up', async () => {
    const { home } = await startCenter();
    await home.writeConfig('');
    const { exitCode, stderr } = await home.sso(['list']);
    expect([exitCode, stderr]).toEqual([0, 'No profiles are set up. Set one up: sso configure\n']);
  });

  it('quotes what a spreadsheet would take apart', async () => {
    expect(await csv('--filter', 'søn', '--columns', 'accountName')).toBe(
      'accountName\r\n"🪣 Bob\'s ""data"" & søn"\r\n',
    );
  });

  it.each([
    ['--columns', 'rolename,nope'],
    ['--sort', 'nope'],
    ['--filter', 'nope=x'],
  ])('knows no other column: %s %s', async (...words) => {
    const { home } = await startCenter();
    const { exitCode, stderr } = await home.sso(['list', 'roles', ...words, '--json']);
    expect([exitCode, errorOf(stderr).code]).toEqual([2, 'usage']);
    expect(errorOf(stderr).message).toContain('nope');
  });

  it('is of one of four kinds', async () => {
    const { home } = await startCenter();
    expect((await home.sso(['list', 'users'])).exitCode).toBe(2);
  });
});
