import { inspectSeed } from '@sso/core/seed';
import { binding, fakeGh, fakeGithub, open, type SeedHome, secretsOf, seedHome } from './support.ts';

const environment = ['--environment', 'production'];

function errorCode(stderr: string): string {
  return JSON.parse(stderr.slice(stderr.search(/^\{/m))).error.code;
}

function seed(home: SeedHome, args: readonly string[], options: Parameters<SeedHome['sso']>[1] = {}) {
  return home.sso(['seed', ...binding, ...args], options);
}

describe('sso seed --to-file', () => {
  it('writes seed and key for nobody else, and shows no secret', async () => {
    const home = await seedHome();
    const before = await home.awsFiles();
    const { exitCode, stdout, stderr } = await seed(home, [...environment, '--to-file', home.seedFile]);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    const [envelope, key] = [await home.text(home.seedFile), await home.text(home.keyFile)];
    expect([await home.mode(home.seedFile), await home.mode(home.keyFile)]).toEqual([0o600, 0o600]);
    const unpacked = open(envelope, key);
    expect(unpacked.header).toMatchObject({
      repository: 'my-company/shop',
      environment: 'production',
      targets: [{ accountId: '111111111111', roleName: 'Admin' }],
    });
    for (const secret of [...secretsOf(unpacked), key.trim(), envelope.trim()]) {
      expect(stdout + stderr).not.toContain(secret);
    }
    // Nothing of the sign-in stays in the caches that AWS CLI and the SDKs share.
    expect(await home.awsFiles()).toEqual(before);
  });

  it('says plainly what a thief could do, and until when', async () => {
    const home = await seedHome();
    const { stderr } = await seed(home, ['--to-file', home.seedFile]);
    const { registrationExpiresAt } = inspectSeed(await home.text(home.seedFile));
    const until = new Date(registrationExpiresAt).toISOString().slice(0, 10);
    expect(stderr).toMatch(/can do what you can[\s\S]*all your accounts \(.*Production/);
    expect(stderr).toContain('111111111111/Admin only is kept by the Action, not by AWS');
    expect(stderr).toContain(`until  ${until}`);
  });

  it("leaves the machine's own sign-in as it is", async () => {
    const home = await seedHome();
    await home.sso(['login']);
    const before = await home.awsFiles();
    await seed(home, ['--to-file', home.seedFile]);
    const revoke = ['seed', 'revoke', home.seedFile, '--key-file', home.keyFile];
    expect(await home.sso(revoke)).toMatchObject({ exitCode: 0 });
    expect(await home.awsFiles()).toEqual(before);
    expect(await home.sso(['export', '--profile', 'dev'])).toMatchObject({ exitCode: 0 });
  });

  it('replaces no file unless told', async () => {
    const home = await seedHome();
    await home.write('shop.seed.key', 'mine');
    const refused = await seed(home, ['--to-file', home.seedFile]);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('--force');
    expect(home.center.emulator.calls('RegisterClient')).toBe(0);
    expect(await home.text(home.keyFile)).toBe('mine');
    expect(await seed(home, ['--to-file', home.seedFile, '--force'])).toMatchObject({ exitCode: 0 });
    expect(await home.text(home.keyFile)).toMatch(/^sso-seed-key\./);
  });

  it('works for a start URL that is set up nowhere', async () => {
    const home = await seedHome();
    await home.writeConfig('');
    const args = ['--start-url', home.startUrl, '--sso-region', 'us-east-1', '--device-code'];
    const { exitCode, stdout } = await seed(home, [...args, '--to-file', home.seedFile, '--json']);
    expect({ exitCode, result: JSON.parse(stdout) }).toMatchObject({
      exitCode: 0,
      result: { environment: null, targets: ['111111111111/Admin'], region: 'us-east-1' },
    });
  });
});

describe('sso seed --to-gh', () => {
  it('gives both to stdin of gh, and nothing secret to its arguments', async () => {
    const home = await seedHome();
    const gh = await fakeGh(home);
    const { exitCode, stdout, stderr } = await seed(home, [...environment, '--to-gh'], { env: gh.env });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    const calls = await gh.calls();
    const place = ['--repo', 'my-company/shop', '--env', 'production'];
    expect(calls.map(({ args }) => args)).toEqual([
      ['secret', 'set', 'SSO_SEED_KEY', ...place],
      ['secret', 'set', 'SSO_SEED', ...place],
    ]);
    const [key = '', envelope = ''] = calls.map(({ input }) => input);
    for (const secret of [...secretsOf(open(envelope, key)), key, envelope]) {
      expect(stdout + stderr).not.toContain(secret);
    }
  });

  it('sets secrets of the repository, by other names', async () => {
    const home = await seedHome();
    const gh = await fakeGh(home);
    await seed(home, ['--to-gh', '--secret-name', 'SHOP'], { env: gh.env });
    expect((await gh.calls()).map(({ args }) => args)).toEqual([
      ['secret', 'set', 'SHOP_KEY', '--repo', 'my-company/shop'],
      ['secret', 'set', 'SHOP', '--repo', 'my-company/shop'],
    ]);
  });

  it('asks for no sign-in where gh is not there', async () => {
    const home = await seedHome();
    const { exitCode, stderr } = await seed(home, ['--to-gh', '--json'], {
      env: { PATH: home.file('empty') },
    });
    expect({ exitCode, code: errorCode(stderr) }).toEqual({ exitCode: 1, code: 'gh-failed' });
    expect(home.center.emulator.requests).toEqual([]);
  });

  it('ends the session that gh did not take', async () => {
    const home = await seedHome();
    const gh = await fakeGh(home, "console.error('HTTP 403: no'); process.exit(1)");
    const { exitCode, stderr } = await seed(home, ['--to-gh'], { env: gh.env });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('HTTP 403: no');
    expect(stderr).toContain('its session was ended');
    expect(home.center.emulator.calls('Logout')).toBe(1);
    expect(await gh.calls()).toHaveLength(1);
  });

  it('ends it also where the person stops gh', async () => {
    const home = await seedHome();
    const gh = await fakeGh(home, 'setTimeout(() => undefined, 60_000)');
    const result = await seed(home, ['--to-gh'], {
      env: gh.env,
      signalWhen: { shows: 'so     keep the key apart', signal: 'SIGINT' },
    });
    expect(result.exitCode).toBe(130);
    expect(home.center.emulator.calls('Logout')).toBe(1);
  });
});

describe('sso seed --to-github', () => {
  const token = { GH_TOKEN: 'github-token' };

  it('puts both as sealed secrets of the environment', async () => {
    const home = await seedHome();
    const github = await fakeGithub();
    const { exitCode, stdout, stderr } = await seed(home, [...environment, '--to-github'], {
      env: { ...github.env, ...token },
    });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    const folder = '/repos/my-company/shop/environments/production/secrets';
    expect([...github.secrets.keys()]).toEqual([`${folder}/SSO_SEED_KEY`, `${folder}/SSO_SEED`]);
    const [key = '', envelope = ''] = [...github.secrets.values()];
    expect(open(envelope, key).header.environment).toBe('production');
    expect([...github.tokens]).toEqual(['Bearer github-token']);
    expect(stdout + stderr).not.toMatch(/github-token|sso-seed/);
  });

  it('ends the session where GitHub refuses', async () => {
    const home = await seedHome();
    const github = await fakeGithub(404);
    const result = await seed(home, ['--to-github', '--json'], { env: { ...github.env, ...token } });
    expect({ exitCode: result.exitCode, code: errorCode(result.stderr) }).toEqual({
      exitCode: 4,
      code: 'github-refused',
    });
    expect(home.center.emulator.calls('Logout')).toBe(1);
  });

  it('needs a token before anybody signs in', async () => {
    const home = await seedHome();
    const { exitCode, stderr } = await seed(home, ['--to-github', '--json']);
    expect({ exitCode, code: errorCode(stderr) }).toEqual({ exitCode: 2, code: 'answer-needed' });
    expect(home.center.emulator.requests).toEqual([]);
  });
});

describe('sso seed --to-stdout', () => {
  it('prints lines that a secret store can take in', async () => {
    const home = await seedHome();
    const { exitCode, stdout } = await seed(home, ['--to-stdout']);
    expect(exitCode).toBe(0);
    const lines = /^SSO_SEED=(\S+)\nSSO_SEED_KEY=(\S+)\n$/.exec(stdout);
    expect(open(lines?.[1] ?? '', lines?.[2] ?? '').header.repository).toBe('my-company/shop');
  });

  it('prints both with --json, too', async () => {
    const home = await seedHome();
    const { stdout } = await seed(home, ['--to-stdout', '--json']);
    const result = JSON.parse(stdout);
    expect(open(result.seed, result.key).header.keyId).toBe(result.keyId);
  });
});

describe('a seed that cannot be', () => {
  it.each<[string, readonly string[], number]>([
    ['has no place to go', ['--repository', 'a/b', '--target', '111111111111/Admin'], 2],
    ['has no repository', ['--target', '111111111111/Admin', '--to-stdout'], 2],
    ['has no role', ['--repository', 'a/b', '--to-stdout'], 2],
    ['is for no repository', ['--repository', 'ab', '--target', '111111111111/Admin', '--to-stdout'], 2],
    ['is for no account', ['--repository', 'a/b', '--target', 'Admin', '--to-stdout'], 2],
    [
      'has an account without a role',
      ['--repository', 'a/b', '--account-id', '111111111111', '--to-stdout'],
      2,
    ],
    ['has a bad name', [...binding, '--to-stdout', '--secret-name', 'GITHUB_X'], 2],
    ['has its key beside it', [...binding, '--to-file', 'x', '--key-file', './x'], 2],
    ['is of an unknown session', [...binding, '--to-stdout', '--session', 'x'], 2],
  ])('asks for no sign-in where it %s', async (_, args, exitCode) => {
    const home = await seedHome();
    expect(await home.sso(['seed', ...args])).toMatchObject({ exitCode, stdout: '' });
    expect(home.center.emulator.requests).toEqual([]);
  });

  it('is ended where the person has no such role', async () => {
    const home = await seedHome();
    const args = ['--repository', 'a/b', '--account-id', '111111111111', '--role-name', 'Adnim'];
    const { exitCode, stderr } = await home.sso(['seed', ...args, '--to-file', home.seedFile, '--json']);
    expect({ exitCode, code: errorCode(stderr) }).toEqual({ exitCode: 4, code: 'no-access' });
    expect(home.center.emulator.calls('Logout')).toBe(1);
    await expect(home.text(home.seedFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('cannot be renewed', async () => {
    const home = await seedHome();
    await home.writeConfig(home.devConfig.replace('sso:account:access', 'other:scope'));
    const { exitCode, stderr } = await seed(home, ['--to-stdout', '--json']);
    expect({ exitCode, code: errorCode(stderr) }).toEqual({ exitCode: 2, code: 'seed-not-refreshable' });
  });

  it('is not made where the person denies it', async () => {
    const home = await seedHome({ autoApprove: 'deny' });
    expect(await seed(home, ['--to-file', home.seedFile])).toMatchObject({ exitCode: 3, stdout: '' });
    await expect(home.text(home.seedFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
