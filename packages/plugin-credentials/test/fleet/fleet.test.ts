import { largeOrganization } from '@sso/emulator';
import { organizationOf, sorted, startFleet } from './support.ts';

const organization = largeOrganization({ accounts: 100, rolesPerAccount: 1 });

describe('sso exec --all in a hundred accounts', () => {
  it('runs the command once in each, with its credentials, which are asked for once', async () => {
    const { center, home, exec } = await startFleet({ organization });
    const script = 'printf "%s\\n" "$SSO_ACCOUNT_ID $SSO_ROLE_NAME $AWS_ACCESS_KEY_ID"';
    const { exitCode, stdout, stderr } = await exec(['--yes'], script);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringMatching(/\n100 of 100 ok, in \d+ s\.\n$/),
    });
    const seen = [...stdout.matchAll(/^.* \| (\d{12}) AdministratorAccess (ASIA\w+)$/gm)];
    expect(seen.map(([, id]) => id).toSorted()).toEqual(organization.accounts.map(({ id }) => id).toSorted());
    expect(new Set(seen.map(([, , key]) => key)).size).toBe(100);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(100);
    center.emulator.network.down(60_000);
    expect(sorted((await exec(['--yes'], script)).stdout)).toEqual(sorted(stdout));
    expect(await home.awsFiles()).toHaveProperty(['config'], home.devConfig);
  });

  it('goes on without what it has no access to, and repeats what was too much for the service', async () => {
    const { center, home, exec } = await startFleet({ organization });
    await home.sso(['list', 'roles', '--json']);
    const [gone] = organization.accounts;
    center.emulator.assignments.removeAccount(gone?.id ?? '');
    center.emulator.faults.add({
      operation: 'GetRoleCredentials',
      after: 90,
      error: 'TooManyRequestsException',
    });
    const { exitCode, stdout, stderr } = await exec(['--yes'], 'echo "$SSO_ACCOUNT_ID"');
    expect(exitCode).toBe(4);
    expect(stdout.split('\n')).toHaveLength(99 + 1);
    expect(stderr).toContain('99 of 100 ok, 1 failed, in ');
    expect(stderr).toContain(`(${gone?.id}) AdministratorAccess: no credentials (no-access)\n`);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(100 + 1);
  });
});

describe('the programs of sso exec --all', () => {
  it('have no input, the account in their environment, and no other credentials', async () => {
    const { exec } = await startFleet();
    const script = 'cat; echo "$SSO_ACCOUNT_NAME,$SSO_PROFILE,$AWS_REGION,$AWS_PROFILE,$AWS_VAULT"';
    const { stdout } = await exec(['--yes', '--account', 'beta', '--region', 'eu-west-1'], script, {
      input: 'bytes\n',
      env: { AWS_PROFILE: 'dev', AWS_VAULT: 'x', SSO_ACCOUNT_NAME: 'outer' },
    });
    expect(stdout).toBe('Beta | Beta,222222222222/Admin,eu-west-1,,\n');
  });

  it('get their arguments as they are', async () => {
    const { home } = await startFleet();
    const args = ['a b', '$HOME', '', '--json', '--', '*', 'ü\n'];
    const print = 'console.log(JSON.stringify(process.argv.slice(1)))';
    const command = [process.execPath, '-e', print, '--', ...args];
    const { stdout } = await home.sso(['exec', '--all', '--account', 'Beta', '--', ...command]);
    expect(stdout).toBe(`Beta | ${JSON.stringify(args)}\n`);
  });

  it('run in each region', async () => {
    const { center, exec } = await startFleet();
    const regions = ['--region', 'eu-west-1', '--region', 'us-east-1'];
    const { stdout } = await exec(['--yes', '--account', 'Beta', ...regions], 'echo "$AWS_DEFAULT_REGION"');
    expect(sorted(stdout)).toEqual(['Beta eu-west-1 | eu-west-1', 'Beta us-east-1 | us-east-1']);
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
  });

  it('end with an exit code for all: of one account its own', async () => {
    const { exec } = await startFleet();
    expect(await exec(['--account', 'Beta'], 'exit 7')).toMatchObject({ exitCode: 7 });
    expect(await exec(['--account', 'Beta'], 'kill -s TERM $$')).toMatchObject({ exitCode: 143 });
    const several = await exec(['--yes'], 'test "$SSO_ACCOUNT_NAME" != Beta || exit 7');
    expect(several).toMatchObject({ exitCode: 1, stdout: '' });
    expect(several.stderr).toMatch(
      /^2 of 3 ok, 1 failed, in \d s\.\n {2}Beta \(2{12}\) Admin: exit code 7, \d s\n$/,
    );
  });

  it('are not tried in all accounts where there is no such program', async () => {
    const { center, home } = await startFleet();
    const command = ['exec', '--all', '--yes', '--concurrency', '1', '--', 'no-such-program'];
    const { exitCode, stderr } = await home.sso(command);
    expect(exitCode).toBe(127);
    expect(stderr).toContain(
      'Alpha | Error: There is no program "no-such-program".\n' +
        '0 of 3 ok, 1 failed, 2 not begun, in 0 s.\n' +
        '  Alpha (111111111111) Admin: cannot be run (ENOENT)\n',
    );
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
  });

  it('are stopped by the first failure, where that is asked for', async () => {
    const { exec } = await startFleet();
    const script = `
      if [ "$SSO_ACCOUNT_NAME" = Alpha ]; then touch "$HOME/runs"; exec sleep 600; fi
      until [ -e "$HOME/runs" ]; do sleep 0.02; done
      exit 7`;
    const { exitCode, stderr } = await exec(['--yes', '--fail-fast', '--concurrency', '2'], script);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('0 of 3 ok, 2 failed, 1 not begun, in ');
    expect(stderr).toContain('  Alpha (111111111111) Admin: ended by SIGTERM, ');
  });
});

const severalRoles = organizationOf({
  Alpha: ['Admin', 'ReadOnly'],
  Beta: ['Audit', 'ReadOnly'],
  Gamma: ['ReadOnly'],
});

describe('the roles of sso exec --all', () => {
  it('are not guessed', async () => {
    const { center, exec } = await startFleet({ organization: severalRoles });
    const { exitCode, stdout, stderr } = await exec(['--yes'], 'echo started');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('In 2 accounts you have several; in Alpha: Admin, ReadOnly.');
    expect(stderr).toContain('--prefer-role');
    expect(center.emulator.calls('GetRoleCredentials')).toBe(0);
  });

  it('are those that are named or preferred', async () => {
    const { exec } = await startFleet({ organization: severalRoles });
    const chosen = async (...flags: readonly string[]): Promise<readonly string[]> => {
      const { stdout } = await exec(['--yes', ...flags], 'echo "$SSO_ACCOUNT_NAME $SSO_ROLE_NAME"');
      return sorted(stdout).map((line) => line.replace(/^.* \| /, ''));
    };
    expect(await chosen('--account', 'Gamma')).toEqual(['Gamma ReadOnly']);
    const best = await chosen('--prefer-role', 'Admin', '--prefer-role', '*');
    expect(best).toEqual(['Alpha Admin', 'Beta Audit', 'Gamma ReadOnly']);
    expect(await chosen('--role', '!ReadOnly')).toEqual(['Alpha Admin', 'Beta Audit']);
    expect(await chosen('--role', '*', '--account', 'Alpha')).toEqual(['Alpha Admin', 'Alpha ReadOnly']);
    expect(await chosen('--prefer-role', 'Aud*')).toEqual(['Beta Audit']);
  });

  it('are told where no account has any, with exit code 2', async () => {
    const { exec } = await startFleet({ organization: severalRoles });
    const mistakes = [
      ['--account', 'Alfa'],
      ['--role', 'Owner'],
      ['--prefer-role', 'Owner'],
    ].map(async (flags) => {
      const { exitCode, stderr } = await exec(['--yes', ...flags], 'echo started');
      return { exitCode, names: flags.filter((word) => stderr.includes(word)) };
    });
    expect(await Promise.all(mistakes)).toEqual(
      ['Alfa', 'Owner', 'Owner'].map((name) => ({ exitCode: 2, names: [name] })),
    );
  });
});

describe('sso exec --all before anything runs', () => {
  it('asks, so that it needs --yes without a terminal', async () => {
    const { center, exec } = await startFleet();
    const { exitCode, stdout, stderr } = await exec([], 'echo started');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('--yes');
    expect(center.emulator.calls('GetRoleCredentials')).toBe(0);
  });

  it('says that a sign-in is needed', async () => {
    const { home, exec } = await startFleet();
    await home.sso(['list', 'roles', '--json']);
    await home.sso(['logout']);
    const { exitCode, stdout, stderr } = await exec(['--json'], 'echo started');
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'sign-in-needed' });
  });

  it('tells accounts that could not be listed, and does not end as if all were well', async () => {
    const { center, exec } = await startFleet();
    const refused = { operation: 'ListAccountRoles', body: '{"roleList":5}' } as const;
    center.emulator.faults.add({ ...refused, after: 1, times: 4 });
    const { exitCode, stdout, stderr } = await exec(['--yes'], 'echo "$SSO_ACCOUNT_NAME"');
    expect({ exitCode, lines: stdout.split('\n').length - 1 }).toEqual({ exitCode: 5, lines: 1 });
    expect(
      stderr.match(/^The roles of \w+ \(\d{12}\) could not be listed: it is left out\.$/gm),
    ).toHaveLength(2);
    const other = ['Alpha', 'Beta', 'Gamma'].find((name) => !stdout.includes(name)) ?? '';
    const nothing = await exec(['--account', other], 'echo started');
    expect(nothing).toMatchObject({ exitCode: 5, stdout: '' });
  });

  it('refuses what does not go together', async () => {
    const { home } = await startFleet();
    const refused = [
      '--all',
      '--account x -- sh',
      '--json -- sh',
      '--all --profile dev -- sh',
      '--profile dev --region eu-west-1 --region us-east-1 -- sh',
      '--all --profiles * --role x -- sh',
      '--all --profiles no-such -- sh',
      '--all --concurrency 0 -- sh',
      '--all --region nowhere -- sh',
      '--session my-sso -- sh',
    ].map(async (words) => {
      const { exitCode, stdout } = await home.sso(['exec', ...words.split(' ')]);
      return { words, exitCode, stdout };
    });
    for (const one of await Promise.all(refused)) expect(one).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('sso exec --all --profiles', () => {
  it('runs for profiles, in their regions, and passes over those of another kind', async () => {
    const { home, exec } = await startFleet();
    const more = ['beta', 'gamma'].map(
      (name, index) =>
        `[profile ${name}]\nsso_session = my-sso\nsso_account_id = ${String(index + 2).repeat(12)}\nsso_role_name = Admin\nregion = eu-west-${index + 1}\n`,
    );
    const keys = '[profile keys]\naws_access_key_id = AKIAPLANTED\naws_secret_access_key = x\n';
    await home.writeConfig([home.devConfig, ...more, keys].join('\n'));
    const { exitCode, stdout, stderr } = await exec(
      ['--yes', '--profiles', '*', '--profiles', '!dev'],
      'echo "$SSO_PROFILE $AWS_REGION $SSO_ACCOUNT_ID"',
    );
    expect(exitCode).toBe(0);
    expect(sorted(stdout)).toEqual([
      'beta  | beta eu-west-1 222222222222',
      'gamma | gamma eu-west-2 333333333333',
    ]);
    expect(stderr).toMatch(/^1 more profile gets its credentials in another way/);
  });
});
