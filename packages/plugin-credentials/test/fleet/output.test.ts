import { readdirSync } from 'node:fs';
import { organizationOf, sorted, startFleet } from './support.ts';

const letters = 'ä日🪣';

describe('the output of sso exec --all', () => {
  it('is shown line by line on the stream that it came from, with letters whole and the last line completed', async () => {
    const { exec } = await startFleet();
    // Each byte by itself.
    const script = `printf '${letters}\\n' | while IFS= LC_ALL=C read -r -n 1 b; do :; done; node -e '
      const bytes = Buffer.from("${letters}\\nrest");
      const write = (at) => at < bytes.length && process.stdout.write(bytes.subarray(at, at + 1), () => setImmediate(write, at + 1));
      write(0); process.stderr.write("warning");'`;
    const { stdout, stderr } = await exec(['--yes'], script);
    const names = ['Alpha', 'Beta ', 'Gamma'];
    expect(sorted(stdout)).toEqual(
      names.flatMap((name) => [`${name} | rest`, `${name} | ${letters}`]).toSorted(),
    );
    for (const name of names) expect(stderr).toContain(`${name} | warning\n`);
  });

  it('says which account, where names are equal, empty or not fit for a terminal', async () => {
    const names = organizationOf({ A: ['Admin'], B: ['Admin'], C: ['Admin'], D: ['Admin'] });
    const odd = ['Same', 'Same', 'b\u001b[31mad\u202e\nname', ''];
    const accounts = names.accounts.map((account, index) => ({ ...account, name: odd[index] ?? '' }));
    const { exec } = await startFleet({ organization: { ...names, accounts } });
    const { stdout } = await exec(['--yes'], 'echo x');
    expect(sorted(stdout)).toEqual([
      '444444444444      | x',
      'Same 111111111111 | x',
      'Same 222222222222 | x',
      'bad name          | x',
    ]);
  });

  it('is shown in one piece under a heading with --grouped', async () => {
    const { exec } = await startFleet();
    const script = 'echo first; echo err >&2; printf last; test "$SSO_ACCOUNT_NAME" != Beta';
    const { exitCode, stdout, stderr } = await exec(['--yes', '--grouped', '--concurrency', '1'], script);
    expect(exitCode).toBe(1);
    expect(stdout.replaceAll(/\d+ s/g, 'N s')).toBe(
      [
        '== Alpha (111111111111) Admin: ok, N s ==\nfirst\nlast\n',
        '== Beta (222222222222) Admin: exit code 1, N s ==\nfirst\nlast\n',
        '== Gamma (333333333333) Admin: ok, N s ==\nfirst\nlast\n',
      ].join(''),
    );
    expect(stderr).toMatch(/\nerr\nerr\nerr\n2 of 3 ok, 1 failed/);
  });

  it('is a line of JSON for each account with --json', async () => {
    const { center, home, lines } = await startFleet();
    await home.sso(['list', 'roles', '--json']);
    center.emulator.assignments.removeAccount('333333333333');
    const script = `printf '${letters}\\377'; echo err >&2; test "$SSO_ACCOUNT_NAME" != Beta || kill -s TERM $$`;
    const [alpha, beta, gamma] = await lines([], script);
    expect(alpha).toEqual({
      accountId: '111111111111',
      accountName: 'Alpha',
      roleName: 'Admin',
      profile: null,
      region: null,
      outcome: 'succeeded',
      exitCode: 0,
      signal: null,
      durationMilliseconds: expect.any(Number),
      error: null,
      stdout: `${letters}\ufffd`,
      stderr: 'err\n',
      isOutputLost: false,
    });
    expect(beta).toMatchObject({ outcome: 'failed', exitCode: null, signal: 'SIGTERM' });
    expect(gamma).toMatchObject({
      outcome: 'no-credentials',
      error: { code: 'no-access', exitCode: 4 },
      stdout: '',
    });
  });

  it('may be larger than what is held in memory', async () => {
    const { home, lines } = await startFleet();
    const script = 'seq 1 300000; echo err >&2; seq 300001 600000';
    const expected = Array.from({ length: 600_000 }, (_, index) => `${index + 1}\n`).join('');
    const all = await lines([], script);
    expect(all.map(({ stdout }) => stdout === expected)).toEqual([true, true, true]);
    expect(all.map(({ stderr }) => stderr)).toEqual(['err\n', 'err\n', 'err\n']);
    expect(readdirSync(home.env.TMPDIR ?? '').filter((name) => name.startsWith('sso-exec-'))).toEqual([]);
  });

  it('is told to be lost where there is no room for it', async () => {
    const { home, exec } = await startFleet();
    const { exitCode, stdout, stderr } = await exec(
      ['--yes', '--account', 'Beta', '--grouped'],
      'seq 1 100000',
      {
        env: { TMPDIR: home.file('missing') },
      },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\n1\n2\n3\n');
    expect(stderr).toContain('The rest of what Beta (222222222222) Admin printed is lost');
  });
});
