import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { defaultOrganization, type EmulatorOptions, startEmulator } from '@sso/emulator';
import { type SsoHome, ssoHome } from '@sso/testkit';
import type { AccessResult } from '../src/access/access-result.ts';

async function signedIn(options: EmulatorOptions = {}) {
  const center = await startEmulator({ autoApprove: 'allow', interval: 0.05, ...options });
  const home = await ssoHome(center);
  await home.writeConfig(home.devConfig);
  const { exitCode, stderr } = await home.sso(['login', '--session', 'my-sso']);
  if (exitCode !== 0) throw new Error(`sso login ended with ${exitCode}: ${stderr}`);
  return { center, home };
}

async function access(home: SsoHome, ...flags: string[]): Promise<AccessResult> {
  const { exitCode, stdout, stderr } = await home.sso(['access', '--json', ...flags]);
  if (exitCode !== 0) throw new Error(`sso access ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Account and role, of every session. */
function pairs({ sessions }: AccessResult): readonly string[] {
  return sessions.flatMap(({ accounts }) =>
    accounts.flatMap(({ accountName, roles }) => roles.map(({ roleName }) => `${accountName}: ${roleName}`)),
  );
}

describe('sso access', () => {
  it('knows every role of every account, with the profiles that give it and what is production', async () => {
    const { home } = await signedIn();
    const rules = { production: { accounts: ['Prod*'], roles: ['PowerUser'] } };
    await home.write('.config/sso/config.json', JSON.stringify(rules));
    const { asOf, sessions } = await access(home);
    expect(sessions).toEqual([
      {
        session: 'my-sso',
        startUrl: home.startUrl,
        region: 'us-east-1',
        asOf,
        accounts: expect.arrayContaining([
          {
            accountId: '111111111111',
            accountName: 'Production',
            emailAddress: 'aws+prod@example.com',
            production: true,
            problem: null,
            roles: [
              { roleName: 'Admin', production: true, profiles: ['dev'] },
              { roleName: 'ReadOnly', production: true, profiles: [] },
            ],
          },
          expect.objectContaining({
            accountName: 'Sandbox',
            production: false,
            roles: [{ roleName: 'PowerUser', production: true, profiles: [] }],
          }),
        ]),
      },
    ]);
    expect(sessions[0]?.accounts).toHaveLength(defaultOrganization.accounts.length);
  });

  it('is a tree for a person, with what it stands for on stderr', async () => {
    const { home } = await signedIn();
    const { exitCode, stdout, stderr } = await home.sso(['access', '--account', 'Production']);
    expect([exitCode, stdout]).toEqual([
      0,
      `my-sso  ${home.startUrl}
└─ Production  111111111111  aws+prod@example.com
   ├─ Admin     profile dev
   └─ ReadOnly
`,
    ]);
    expect(stderr).toContain('1 account, 2 roles in them.');
  });

  it('chooses by patterns and by searching, as the rest of sso does', async () => {
    const { home } = await signedIn();
    const found = async (...flags: string[]) => pairs(await access(home, ...flags));
    expect(await found('--account', '*ing', '--role', '/^(admin|dev)/')).toEqual([
      'Staging: Admin',
      'Staging: Developer',
    ]);
    expect(await found('--account', '!Prod*', '--role', 'admin')).toEqual(['Staging: Admin']);
    expect(await found('--search', "'staging 'read")).toEqual(['Staging: ReadOnly']);
    expect(await found('--search', "'dev 'admin")).toEqual(['Production: Admin']);
    expect(await found('--account', '111111111111', '--search', "'staging")).toEqual([]);
  });

  it('says which pattern fits nothing, and what may have been meant', async () => {
    const { home } = await signedIn();
    const { exitCode, stdout, stderr } = await home.sso(['access', '--account', 'Stagin']);
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toContain('No account fits Stagin. Did you mean Staging?');
    const invalid = await home.sso(['access', '--account', '/(/']);
    expect(invalid.exitCode).toBe(2);
  });

  it('shows an account whose roles could not be had as not known, whatever roles are wanted', async () => {
    const { center, home } = await signedIn();
    center.emulator.faults.add({ operation: 'ListAccountRoles', body: '{"roleList":5}' });
    const { sessions } = await access(home, '--role', 'PowerUser');
    expect(sessions[0]?.accounts).toHaveLength(2);
    expect(sessions[0]?.accounts).toContainEqual(
      expect.objectContaining({ roles: [], problem: 'answer-unexpected' }),
    );
    expect((await access(home)).sessions[0]?.accounts.map(({ problem }) => problem)).toEqual(
      defaultOrganization.accounts.map(() => null),
    );
  });

  it('asks the portal once a day, and with --refresh', async () => {
    const { center, home } = await signedIn();
    await access(home);
    await access(home);
    expect(center.emulator.calls('ListAccounts')).toBe(1);
    await access(home, '--refresh');
    expect(center.emulator.calls('ListAccounts')).toBe(2);
  });

  it('needs a sign-in', async () => {
    const center = await startEmulator();
    const home = await ssoHome(center);
    await home.writeConfig(home.devConfig);
    expect((await home.sso(['access'])).exitCode).toBe(3);
  });

  it('gives a spreadsheet nothing to compute', async () => {
    const [first, ...others] = defaultOrganization.accounts;
    const accounts = [{ id: '111111111111', name: '=1+1', email: '@x', roles: ['Admin'] }, ...others];
    expect(first?.id).toBe('111111111111');
    const { home } = await signedIn({ organization: { ...defaultOrganization, accounts } });
    const { stdout } = await home.sso(['access', '--csv', '--account', '111111111111']);
    expect(stdout).toBe(
      'session,accountName,accountId,emailAddress,roleName,profiles,production,problem\r\n' +
        'my-sso,"\'=1+1",111111111111,"\'@x",Admin,dev,false,\r\n',
    );
  });
});

describe('sso access --html', () => {
  it('writes a report that only its owner can read, and prints it for -', async () => {
    const { home } = await signedIn();
    const file = home.file('report.html');
    const { exitCode, stdout, stderr } = await home.sso(['access', '--html', file]);
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toContain(`Wrote ${file}.`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const printed = (await home.sso(['access', '--html', '-'])).stdout;
    const timeless = (report: string) => report.replace(/"generatedAt":"[^"]*"/, '');
    expect(timeless(printed)).toBe(timeless(readFileSync(file, 'utf8')));
    expect(printed).toContain('"accountName":"Production"');
  });

  it('opens it in the browser', async () => {
    const { home } = await signedIn();
    const file = home.file('a report.html');
    const opened = home.file('opened');
    const browser = await home.write(
      '.tmp/note',
      `#!/bin/sh\nprintf %s "$1" > ${opened}.new && mv ${opened}.new ${opened}\n`,
    );
    await chmod(browser, 0o700);
    await home.sso(['access', '--html', file, '--open'], { env: { BROWSER: browser } });
    while (!existsSync(opened)) await new Promise((done) => setTimeout(done, 20));
    expect(readFileSync(opened, 'utf8')).toBe(`file://${home.path}/a%20report.html`);
  });

  it('says what to open where there is no browser', async () => {
    const { home } = await signedIn();
    const { exitCode, stderr } = await home.sso(['access', '--html', home.file('report.html'), '--open'], {
      env: { BROWSER: undefined, CI: 'true' },
    });
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining(`file://${home.path}/report.html`)]);
    expect((await home.sso(['access', '--html', '-', '--open'])).exitCode).toBe(2);
  });
});
