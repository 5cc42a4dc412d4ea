import { readFile } from 'node:fs/promises';
import { startEmulator } from '@sso/emulator';
import { type SsoHome, ssoHome } from '@sso/testkit';
import { type RecordingService, recordService } from './support/recording-proxy.ts';

/** Every command that ends by itself without a terminal, in an order in which each has what it needs. */
const commands: readonly (readonly string[])[] = [
  'login --session my-sso',
  'configure --profile two --session my-sso --account-id 111111111111 --role-name Admin --region us-east-1 --output json',
  'login --session my-sso --force',
  'login --session my-sso --force --device-code',
  'status',
  'whoami --verify',
  'list roles --refresh',
  'list profiles',
  'access',
  'populate --session my-sso --yes',
  'export --profile dev',
  'credential-process --profile dev',
  'exec --profile dev -- true',
  'exec --profile dev --serve -- true',
  'switch dev --print bash',
  'switch dev --print bash --keys',
  'prompt',
  'init bash',
  'complete --shell bash -- sso sw',
  'import --profile pasted',
  'seed --repository owner/name --session my-sso --target 111111111111/Admin --to-file seed.txt',
  'seed inspect seed.txt',
  'config check',
  'config schema',
  'doctor --bundle report.json',
  'logout --session my-sso',
  'export --profile dev',
].map((line) => line.split(' '));

/** What a person copies from the access portal. */
const paste = `export AWS_ACCESS_KEY_ID="ASIAPASTED0123456789"
export AWS_SECRET_ACCESS_KEY="pasted/secret/key/of/forty/characters+++"
export AWS_SESSION_TOKEN="pasted-session-token-pasted-session-token"
`;

const pastedValues = [...paste.matchAll(/="(.+)"/g)].map(([, value = '']) => value);

async function startHome(): Promise<{ readonly home: SsoHome; readonly service: RecordingService }> {
  const center = await startEmulator({ autoApprove: 'allow', interval: 0.05 });
  const service = await recordService(center.url);
  const close = async (): Promise<void> => {
    await service.close();
    await center.close();
  };
  const home = await ssoHome({ url: service.url, close });
  await home.writeConfig(home.devConfig);
  return { home, service };
}

describe('--debug', () => {
  it('shows no secret that the service gave or was given, in any command', async () => {
    const { home, service } = await startHome();
    const shown: string[] = [];
    for (const [index, command] of commands.entries()) {
      const end = command.includes('--') ? command.indexOf('--') : command.length;
      const args = [...command.slice(0, end), '--debug', ...command.slice(end)];
      const env = { AWS_PROFILE: 'dev', SSO_LOG: index % 2 === 0 ? undefined : 'json' };
      const { exitCode, stderr } = await home.sso(args, { env, input: paste, cwd: home.path });
      shown.push(stderr);
      // The last one is to fail: nobody is signed in any more.
      expect({ command, exitCode }).toEqual({ command, exitCode: index === commands.length - 1 ? 3 : 0 });
    }
    const all = shown.join('\n');
    const files = Object.values(await home.awsFiles()).join('\n');
    const seedKey = (await readFile(home.file('seed.txt.key'), 'utf8')).trim();
    const secrets = [...service.secrets(), ...pastedValues, seedKey];
    expect(secrets.length).toBeGreaterThan(20);
    expect(secrets.filter((secret) => files.includes(secret)).length).toBeGreaterThan(3);
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    expect(all).not.toMatch(/AKIA|ASIA|aoa[A-Z]|"accessToken"|secretAccessKey/);
    expect(all).toMatch(
      /request method=POST host=127\.0\.0\.1 operation=CreateToken attempt=1 status=200 requestId=\S+ milliseconds=\d+\n/,
    );
    expect(all).toContain('"event":"request"');
  }, 180_000);

  it('tells of the cache, of locks and of what is written, on lines of their own', async () => {
    const { home } = await startHome();
    await home.sso(['login', '--session', 'my-sso']);
    const first = await home.sso(['export', '--profile', 'dev', '--debug']);
    const second = await home.sso(['export', '--profile', 'dev'], { env: { SSO_LOG: 'debug' } });
    expect(first.stdout).toContain('AWS_ACCESS_KEY_ID');
    expect(first.stderr).toMatch(/^\[sso\] cache read file=\S+\/\.aws\/cli\/cache\/\S+ result=missing$/m);
    expect(first.stderr).toMatch(
      /^\[sso\] cache read file=\S+\/\.aws\/sso\/cache\/\S+ result=found expiresAt=\S+Z$/m,
    );
    expect(first.stderr).toMatch(/^\[sso\] lock taken file=\S+ milliseconds=\d+$/m);
    expect(first.stderr).toMatch(/^\[sso\] file written file=\S+ bytes=\d+$/m);
    expect(second.stderr).toMatch(
      /^\[sso\] cache read file=\S+\/\.aws\/cli\/cache\/\S+ result=found expiresAt=\S+Z$/m,
    );
    expect(second.stderr).not.toContain('[sso] request');
  });

  it('tells with SSO_LOG=info what was done, and not how', async () => {
    const { home } = await startHome();
    await home.sso(['login', '--session', 'my-sso']);
    const { stderr } = await home.sso(['export', '--profile', 'dev'], { env: { SSO_LOG: 'info' } });
    expect(stderr).toContain('[sso] service call operation=GetRoleCredentials');
    expect(stderr).not.toMatch(/\[sso\] (?:request|cache read|file read|lock taken)/);
  });

  it('shows where an error was thrown, and nothing that it holds', async () => {
    const { home, service } = await startHome();
    await home.sso(['login', '--session', 'my-sso']);
    const { exitCode, stderr } = await home.sso(['export', '--profile', 'nope', '--debug']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^SsoError profile-not-found\n {4}at /m);
    expect(service.secrets().filter((secret) => stderr.includes(secret))).toEqual([]);
  });
});
