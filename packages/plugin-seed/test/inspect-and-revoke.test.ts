import { binding, open, secretsOf, seedHome } from './support.ts';

async function seededHome(...options: Parameters<typeof seedHome>) {
  const home = await seedHome(...options);
  await home.sso(['seed', ...binding, '--to-file', home.seedFile]);
  const [envelope, key] = [await home.text(home.seedFile), await home.text(home.keyFile)];
  return { ...home, envelope, key };
}

function errorCode(stderr: string): string {
  return JSON.parse(stderr).error.code;
}

describe('sso seed inspect', () => {
  it('shows all but the secrets, of a file, stdin and the variable', async () => {
    const home = await seededHome();
    const shown = await home.sso(['seed', 'inspect', home.seedFile]);
    expect(shown.exitCode).toBe(0);
    for (const part of ['my-company/shop', '111111111111/Admin', 'us-east-1', 'any, or none', '89 d']) {
      expect(shown.stdout).toContain(part);
    }
    for (const secret of secretsOf(open(home.envelope, home.key))) expect(shown.stdout).not.toContain(secret);
    const piped = await home.sso(['seed', 'inspect', '-'], { input: home.envelope });
    const byVariable = await home.sso(['seed', 'inspect'], { env: { SSO_SEED: home.envelope } });
    expect([piped.stdout, byVariable.stdout].map(firstLine)).toEqual(
      [shown.stdout, shown.stdout].map(firstLine),
    );
  });

  it('has a form for programs', async () => {
    const home = await seededHome();
    const { stdout } = await home.sso(['seed', 'inspect', home.seedFile, '--json']);
    const { header } = open(home.envelope, home.key);
    expect(JSON.parse(stdout)).toEqual({
      repository: 'my-company/shop',
      environment: null,
      targets: ['111111111111/Admin'],
      startUrlHost: new URL(home.startUrl).host,
      region: 'us-east-1',
      issuedAt: expect.stringMatching(/^20.*Z$/),
      expiresAt: expect.stringMatching(/^20.*Z$/),
      registrationExpiresAt: expect.stringMatching(/^20.*Z$/),
      keyId: header.keyId,
    });
  });

  it.each([
    ['nothing', '', 'seed-malformed'],
    ['another text', 'hello', 'seed-malformed'],
    ['a later version', 'sso-seed.v9.x', 'seed-version'],
  ])('refuses %s', async (_, input, code) => {
    const home = await seedHome();
    const { exitCode, stdout, stderr } = await home.sso(['seed', 'inspect', '--json'], { input });
    expect({ exitCode, stdout, code: errorCode(stderr) }).toEqual({ exitCode: 2, stdout: '', code });
  });

  it('says which file is not there', async () => {
    const home = await seedHome();
    const { exitCode, stderr } = await home.sso(['seed', 'inspect', 'nowhere.seed']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('nowhere.seed') });
  });
});

describe('sso seed revoke', () => {
  it('ends the session, and says at the next time that there is none', async () => {
    const home = await seededHome();
    const revoke = () => home.sso(['seed', 'revoke', home.seedFile, '--key-file', home.keyFile, '--json']);
    const outcomes = [await revoke(), await revoke()].map(({ stdout }) => JSON.parse(stdout).outcome);
    expect(outcomes).toEqual(['ended', 'already-ended']);
  });

  it('takes both from variables, as in a workflow', async () => {
    const home = await seededHome();
    const env = { SSO_SEED: home.envelope, SSO_SEED_KEY: home.key };
    expect(await home.sso(['seed', 'revoke'], { env })).toMatchObject({ exitCode: 0 });
    expect(home.center.emulator.calls('Logout')).toBe(1);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no key', {}, 'answer-needed'],
    ['a key that is none', { SSO_SEED_KEY: 'hunter2' }, 'seed-key-malformed'],
    ['the key of another seed', { SSO_SEED_KEY: `sso-seed-key.v1.${'A'.repeat(43)}` }, 'seed-key-wrong'],
  ])('calls nobody with %s', async (_, env, code) => {
    const home = await seededHome();
    const before = home.center.emulator.requests.length;
    const { exitCode, stderr } = await home.sso(['seed', 'revoke', home.seedFile, '--json'], { env });
    expect({ exitCode, code: errorCode(stderr) }).toEqual({ exitCode: 2, code });
    expect(stderr).not.toContain('hunter2');
    expect(home.center.emulator.requests).toHaveLength(before);
  });

  it('says so where the service cannot be reached', async () => {
    const home = await seededHome();
    await home.center.close();
    const { exitCode } = await home.sso(['seed', 'revoke', home.seedFile, '--key-file', home.keyFile]);
    expect(exitCode).toBe(5);
  });
});

function firstLine(text: string): string | undefined {
  return text.split('\n')[0];
}
