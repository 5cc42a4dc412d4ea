import { chmod } from 'node:fs/promises';
import { describeWith, type SsoHome, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { configured, signedIn } from './support/signed-in.ts';

const printEnvironment = 'console.log(JSON.stringify(process.env))';

function exec(home: SsoHome, command: readonly string[], options: Parameters<SsoHome['sso']>[1] = {}) {
  return home.sso(['exec', '--profile', 'dev', '--', ...command], options);
}

async function environmentOf(
  home: SsoHome,
  env: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await exec(home, [process.execPath, '-e', printEnvironment], { env });
  return JSON.parse(stdout);
}

describe('sso exec', () => {
  it('gives a program the credentials, and no others', async () => {
    const { home } = await signedIn();
    await home.writeConfig(`${home.devConfig}region = eu-central-1\n`);
    const exported = JSON.parse((await home.sso(['export', '-p', 'dev', '-f', 'json'])).stdout);
    const env = await environmentOf(home, { AWS_PROFILE: 'other', AWS_REGION: 'us-west-2', AWS_VAULT: 'x' });
    expect(env).toMatchObject({
      AWS_ACCESS_KEY_ID: exported.accessKeyId,
      AWS_SECRET_ACCESS_KEY: exported.secretAccessKey,
      AWS_SESSION_TOKEN: exported.sessionToken,
      AWS_CREDENTIAL_EXPIRATION: exported.expiration,
      AWS_REGION: 'eu-central-1',
      AWS_DEFAULT_REGION: 'eu-central-1',
      SSO_PROFILE: 'dev',
    });
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining(['AWS_PROFILE']));
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining(['AWS_VAULT']));
  });

  it('leaves the region to the environment where the profile has none', async () => {
    const { home } = await signedIn();
    expect(await environmentOf(home, { AWS_REGION: 'us-west-2' })).toMatchObject({ AWS_REGION: 'us-west-2' });
  });

  it('passes every argument on as it is', async () => {
    const { home } = await signedIn();
    const args = ['a b', '$HOME', '*', '', '"', "'", '--json', '--help', '--', '-p', 'x', ';', 'ü\n'];
    const print = 'console.log(JSON.stringify(process.argv.slice(1)))';
    const { stdout } = await exec(home, [process.execPath, '-e', print, '--', ...args]);
    expect(JSON.parse(stdout)).toEqual(args);
  });

  it('wants the program after "--", so that no flag of it is taken for ours', async () => {
    const { home } = await signedIn();
    const result = await home.sso(['exec', '-p', 'dev', 'echo', 'x']);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain('sso exec --help');
  });

  it('gives it stdin, stdout and stderr, and keeps its exit code', async () => {
    const { home } = await signedIn();
    const result = await exec(home, ['sh', '-c', 'cat; echo err >&2; exit 7'], { input: 'bytes\n' });
    expect(result).toMatchObject({ exitCode: 7, stdout: 'bytes\n', stderr: 'err\n' });
  });

  it.each(['SIGTERM', 'SIGKILL', 'SIGINT', 'SIGHUP'] as const)(
    'ends as the program does: %s',
    async (signal) => {
      const { home } = await signedIn();
      const result = await exec(home, ['sh', '-c', `kill -s ${signal.slice(3)} $$`]);
      expect(result).toMatchObject({ exitCode: undefined, signal });
    },
  );

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH'] as const)(
    'passes %s on and lives as long as the program',
    async (signal) => {
      const { home } = await signedIn();
      const script = `process.on('${signal}', () => { console.log('got it'); process.exit(9); }); console.log('ready'); setInterval(() => undefined, 1000);`;
      const result = await exec(home, [process.execPath, '-e', script], {
        signalWhen: { shows: 'ready', signal },
      });
      expect(result).toMatchObject({ exitCode: 9, stdout: 'ready\ngot it\n', stderr: '' });
    },
  );

  it('says where there is no such program, or where it cannot be run', async () => {
    const { home } = await signedIn();
    const file = await home.write('plain.txt', 'text');
    await chmod(file, 0o600);
    const missing = await exec(home, ['no-such-program', 'x']);
    expect(missing).toMatchObject({ exitCode: 127, stdout: '' });
    expect(missing.stderr).toContain('"no-such-program"');
    const folder = await exec(home, [home.path]);
    expect(folder).toMatchObject({ exitCode: 126, stdout: '' });
    expect(folder.stderr).toContain(home.path);
  });

  it('does not start the program where a sign-in is needed', async () => {
    const home = await configured();
    const result = await exec(home, ['sh', '-c', 'echo started']);
    expect(result).toMatchObject({ exitCode: 3, stdout: '' });
  });

  it('starts a shell without a command, and says so', async () => {
    const { home } = await signedIn();
    const result = await home.sso(['exec', '-p', 'dev'], {
      env: { SHELL: '/bin/sh', SSO_PROFILE: 'outer' },
      input: 'echo "in $SSO_PROFILE"; exit 4',
    });
    expect(result).toMatchObject({ exitCode: 4, stdout: 'in dev\n' });
    expect(result.stderr).toMatch(/outer[\s\S]*dev until \d{4}-/);
  });
});

const fetchCredentials = `
const { AWS_CONTAINER_CREDENTIALS_FULL_URI: url, AWS_CONTAINER_AUTHORIZATION_TOKEN: authorization } = process.env;
const answers = await Promise.all(Array.from({ length: 100 }, () => fetch(url, { headers: { authorization } }).then((answer) => answer.json())));
console.log(JSON.stringify({ url, names: Object.keys(process.env), keys: [...new Set(answers.map((answer) => answer.AccessKeyId))] }));
`;

describe('sso exec --serve', () => {
  it('gives the address of a server in place of keys, which ends with the program', async () => {
    const { center, home } = await signedIn();
    const script = [process.execPath, '--input-type=module', '-e', fetchCredentials];
    const { exitCode, stdout, stderr } = await home.sso([
      'exec',
      '--profile',
      'dev',
      '--serve',
      '--',
      ...script,
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { url, names, keys } = JSON.parse(stdout);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/profiles\/dev$/);
    expect(keys).toEqual([expect.stringMatching(/^ASIA/)]);
    expect(names).not.toContain('AWS_ACCESS_KEY_ID');
    expect(center.emulator.calls('GetRoleCredentials')).toBe(1);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('refuses where the program would use the profile "default" before it', async () => {
    const { home } = await signedIn();
    await home.writeConfig(`${home.devConfig}\n[default]\naws_access_key_id = AKIAPLANTED\n`);
    const result = await home.sso(['exec', '--profile', 'dev', '--serve', '--', 'sh', '-c', 'echo started']);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain('"default"');
  });
});

describeWith(tmux(), 'sso exec in a terminal', () => {
  it('leaves Ctrl-C to the program, which gets it once', async () => {
    const { home } = await signedIn();
    const script = `let times = 0; process.on('SIGINT', () => { times += 1; setTimeout(() => { console.log('times: ' + times); process.exit(times); }, 300); }); console.log('ready'); setInterval(() => undefined, 1000);`;
    const command = [process.execPath, ssoProgram, 'exec', '-p', 'dev', '--', process.execPath, '-e', script];
    const terminal = await TerminalSession.start(command, { env: home.env });
    await terminal.waitFor('ready');
    await terminal.key('C-c');
    await terminal.waitFor('times: 1');
    expect(await terminal.exitCode()).toBe(1);
  });
});
