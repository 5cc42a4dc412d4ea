import { stat } from 'node:fs/promises';
import { headers, start } from './support.ts';

function failureOf(stderr: string): { code: string; message: string; next: readonly string[] } {
  return JSON.parse(stderr.slice(stderr.search(/^\{/m))).error;
}

describe('sso populate', () => {
  it('writes a profile for every account and role, after signing in', async () => {
    const { home, session } = await start();
    const { exitCode, stdout, stderr } = await home.sso(['populate', '--yes', '--region', 'eu-west-1']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('+ dev_Admin: Dev (111111111111), Admin, eu-west-1\n');
    const config = await home.readConfig();
    expect(
      config.startsWith(`${session}\n[profile dev_Admin]
sso_session = my-sso
sso_account_id = 111111111111
sso_role_name = Admin
region = eu-west-1
sso_populated = 1-`),
    ).toBe(true);
    expect(headers(config)).toEqual([
      '[profile dev_Admin]',
      '[profile dev_ReadOnly]',
      '[profile prod_Admin]',
      '[profile prod_ReadOnly]',
    ]);
  });

  it('leaves every byte the second time, and does not write', async () => {
    const { home } = await start();
    await home.sso(['populate', '--yes']);
    const before = await stat(home.file('.aws/config'));
    const { exitCode, stdout } = await home.sso(['populate', '--yes', '--json']);
    expect(exitCode).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ written: false, added: [], changed: [] });
    expect(result.unchanged).toHaveLength(4);
    const { ino, mtimeMs } = await stat(home.file('.aws/config'));
    expect({ ino, mtimeMs }).toEqual({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it('shows the whole plan with --dry-run, and changes nothing', async () => {
    const { home, session } = await start();
    const { exitCode, stdout } = await home.sso([
      'populate',
      '--dry-run',
      '--account',
      'dev',
      '--set',
      'output=json',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`+ dev_Admin: Dev (111111111111), Admin, output = json
+ dev_ReadOnly: Dev (111111111111), ReadOnly, output = json
2 profiles to add, 0 to change, 0 to remove, 0 as they should be.
`);
    expect(await home.readConfig()).toBe(session);
  });

  it('needs a yes, and says which flag gives it where nobody can be asked', async () => {
    const { home, session } = await start();
    const { exitCode, stderr } = await home.sso(['populate', '--json']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('+ dev_Admin');
    expect(failureOf(stderr).code).toBe('answer-needed');
    expect(stderr).toContain('--yes');
    expect(await home.readConfig()).toBe(session);
  });

  it('has a profile for each account by the best role, called by a template', async () => {
    const { home } = await start();
    const flags = [
      '--prefer-role',
      'nobody',
      '--prefer-role',
      'read*',
      '--name',
      '{accountName|upper}.{region|short}',
    ];
    const regions = ['--region', 'eu-west-1', '--region', 'us-east-1'];
    const { stdout } = await home.sso(['populate', '--yes', '--json', ...flags, ...regions]);
    expect(JSON.parse(stdout).added).toMatchObject([
      { profile: 'DEV.euw1', roleName: 'ReadOnly', region: 'eu-west-1' },
      { profile: 'DEV.use1', roleName: 'ReadOnly', region: 'us-east-1' },
      { profile: 'PROD.euw1' },
      { profile: 'PROD.use1' },
    ]);
  });

  it.each([
    ['legacy', 'sso_start_url = http'],
    ['credential-process', 'credential_process = sso credential-process --account-id 111111111111'],
  ])('writes the form %s, which sso understands', async (form, line) => {
    const { home } = await start();
    await home.sso(['populate', '--yes', '--form', form, '--role', 'Admin']);
    expect(await home.readConfig()).toContain(`[profile dev_Admin]\n${line}`);
    if (form === 'legacy') await home.sso(['login', '--profile', 'dev_Admin']);
    expect(await home.sso(['export', '--profile', 'dev_Admin', '--format', 'json'])).toMatchObject({
      exitCode: 0,
    });
  });
});

describe('a session without a name', () => {
  it('has its profiles in the legacy form, and no other', async () => {
    const { home } = await start();
    const own = `[profile old]
sso_start_url = ${home.startUrl}
sso_region = us-east-1
sso_account_id = 111111111111
sso_role_name = Admin
`;
    await home.writeConfig(own);
    const other = await home.sso(['populate', '--yes', '--form', 'credential-process', '--json']);
    expect(other.exitCode).toBe(2);
    expect(failureOf(other.stderr).code).toBe('usage');
    expect(await home.sso(['populate', '--yes', '--role', 'Admin'])).toMatchObject({ exitCode: 0 });
    const config = await home.readConfig();
    expect(config.startsWith(`${own}\n[profile dev_Admin]\nsso_start_url = ${home.startUrl}\n`)).toBe(true);
  });
});

describe('names of strangers', () => {
  it('become profiles with names of their own, or are told', async () => {
    const long = 'x'.repeat(300);
    const { home, session } = await start(['', 'Dev/1', 'Dev 1', long, '🦊', '[a]', 'b\nc', 'Dev 1']);
    const { exitCode, stdout } = await home.sso(['populate', '--yes', '--json', '--role', 'Admin']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ written: true, unnamed: [] });
    expect(headers((await home.readConfig()).slice(session.length))).toEqual([
      '[profile 111111111111_Admin]',
      '[profile 555555555555_Admin]',
      '[profile a_Admin]',
      '[profile b-c_Admin]',
      '[profile dev-1_Admin-222222222222]',
      '[profile dev-1_Admin-333333333333]',
      '[profile dev-1_Admin-888888888888]',
      `[profile ${long}_Admin]`,
    ]);
  });

  it('are left out and told where the file has no form for them', async () => {
    const { home } = await start(['[a]', 'b']);
    const flags = ['--role', 'Admin', '--name', '{accountName}'];
    const { exitCode, stderr } = await home.sso(['populate', '--yes', ...flags]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('No profile for [a] (111111111111), Admin: the config file cannot hold "[a]"');
    expect(headers(await home.readConfig())).toEqual(['[profile b]']);
  });

  it('are told apart, and that is said, where the template gives one name to all', async () => {
    const { home } = await start();
    const { stderr } = await home.sso(['populate', '--yes', '--name', 'same', '--role', 'Admin']);
    expect(stderr).toContain('+ same-111111111111: Dev (111111111111), Admin (several would be called same)');
    expect(headers(await home.readConfig())).toEqual([
      '[profile same-111111111111]',
      '[profile same-222222222222]',
    ]);
  });
});

describe('what cannot be right', () => {
  it.each([
    [['--account', 'Prd', '--account', 'nothing'], 'filter-matches-nothing', 'Prod'],
    [['--name', '{accountNam}'], 'template-invalid', 'column 2'],
    [['--account', '/(/'], 'pattern-invalid', 'Unterminated group'],
    [['--region', 'us-est-1'], 'region-invalid', 'us-east-1'],
    [['--set', 'sso_session=x'], 'setting-unusable', 'sso_session'],
    [['--set', 'output'], 'usage', 'KEY=VALUE'],
    [['--set', 'output=json\nregion=x'], 'name-unusable', 'safely'],
    [['--form', 'new'], 'usage', 'sso-session'],
    [['--prune-others'], 'usage', '--prune'],
  ])('%j ends with exit code 2 and what would be right', async (flags, code, hint) => {
    const { home, session } = await start();
    const { exitCode, stderr } = await home.sso(['populate', '--yes', '--json', ...flags]);
    expect(exitCode).toBe(2);
    expect(failureOf(stderr).code).toBe(code);
    expect(stderr).toContain(hint);
    expect(await home.readConfig()).toBe(session);
  });

  it('is found before anybody signs in, where it can be', async () => {
    const { center, home } = await start();
    await home.sso(['populate', '--yes', '--name', '{x}']);
    expect(center.emulator.calls('RegisterClient')).toBe(0);
  });

  it('is a word, and no end, where another pattern fits', async () => {
    const { home } = await start();
    const { exitCode, stderr } = await home.sso([
      'populate',
      '--yes',
      '--account',
      'prd',
      '--account',
      'dev',
    ]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('No account fits prd. Did you mean Prod?');
  });
});

describe('what a person wrote', () => {
  it('is never touched, and told', async () => {
    const { home, session } = await start();
    const own = `${session}[profile dev_Admin]\nregion = eu-west-1\n`;
    await home.writeConfig(own);
    await home.sso(['populate', '--yes']);
    await home.writeConfig(
      (await home.readConfig()).replace('sso_role_name = ReadOnly', '$&\noutput = text'),
    );
    const before = await home.readConfig();
    const { exitCode, stderr } = await home.sso([
      'populate',
      '--yes',
      '--set',
      'output=json',
      '--account',
      'dev',
    ]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Kept dev_Admin: not written by sso populate.');
    expect(stderr).toContain('Kept dev_ReadOnly: edited since sso populate wrote it.');
    expect(await home.readConfig()).toBe(before);
  });
});

describe('access that goes', () => {
  it('is told, and its profile goes with --prune', async () => {
    const { center, home } = await start();
    await home.sso(['populate', '--yes', '--role', 'Admin']);
    center.emulator.assignments.removeAccount('222222222222');
    const kept = await home.sso(['populate', '--yes', '--role', 'Admin']);
    expect(kept.stderr).toContain('1 profile of ours: its access has gone.');
    const pruned = await home.sso(['populate', '--yes', '--role', 'Admin', '--prune', '--json']);
    expect(JSON.parse(pruned.stdout)).toMatchObject({
      written: true,
      removed: [{ profile: 'prod_Admin', accountId: '222222222222', reason: 'gone' }],
    });
    expect(headers(await home.readConfig())).toEqual(['[profile dev_Admin]']);
  });

  it('is not an account that could not be listed', async () => {
    const { center, home } = await start();
    await home.sso(['populate', '--yes']);
    const before = await home.readConfig();
    center.emulator.faults.add({
      operation: 'ListAccountRoles',
      error: 'InvalidRequestException',
      after: 1,
      times: Number.POSITIVE_INFINITY,
    });
    const { exitCode, stderr } = await home.sso(['populate', '--yes', '--prune', '--prune-others']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('could not be listed');
    expect(await home.readConfig()).toBe(before);
  });

  it('is not the one account that is chosen, and cannot be listed: then trying again may help', async () => {
    const { center, home } = await start();
    center.emulator.faults.add({
      operation: 'ListAccountRoles',
      after: 1,
      status: 503,
      times: Number.POSITIVE_INFINITY,
    });
    const { exitCode, stdout, stderr } = await home.sso(['populate', '--yes', '--account', 'prod', '--json']);
    expect({ exitCode, failed: JSON.parse(stdout).failures }).toEqual({
      exitCode: 5,
      failed: [{ accountId: '222222222222', code: 'service-unavailable' }],
    });
    expect(stderr).not.toContain('leaves no account');
  });

  it('is not what another filter chose, unless that is asked for', async () => {
    const { home } = await start();
    await home.sso(['populate', '--yes', '--role', 'Admin']);
    const others = ['populate', '--yes', '--role', 'Admin', '--account', 'dev', '--prune'];
    await home.sso(others);
    expect(headers(await home.readConfig())).toHaveLength(2);
    await home.sso([...others, '--prune-others']);
    expect(headers(await home.readConfig())).toEqual(['[profile dev_Admin]']);
  });
});
