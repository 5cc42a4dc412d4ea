import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { type RunningEmulator, startEmulator } from '@sso/emulator';
import { type ProgramResult, runSso, ssoProgram, type TemporaryHome, temporaryHome } from '@sso/testkit';

const sessionName = 'bench';
/** Of the session's token: the SHA-1 of its name. */
const tokenPath = '.aws/sso/cache/e5c89c529dccb9b42716f4d9118d61079c883d9e.json';

export const command = ['credential-process', '--profile', 'bench-admin'] as const;

/** A home in which many processes want the same credentials at once, and the Identity Center that they ask. */
export interface Crowd {
  readonly home: TemporaryHome;
  readonly emulator: RunningEmulator['emulator'];
  readonly lockFile: string;
  /** As in the morning: the access token has run out, and there are no role credentials. */
  expire(): Promise<void>;
  run(processes: number): Promise<readonly ProgramResult[]>;
  remove(): Promise<void>;
}

/** @throws Error where signing in fails, with what the program said */
export async function createCrowd(): Promise<Crowd> {
  const running = await startEmulator({ autoApprove: 'allow' });
  const home = await temporaryHome();
  const env = { ...home.env, AWS_ENDPOINT_URL: running.url };
  await home.write('.aws/config', configText(running));
  const login = await runSso(['login', '--session', sessionName, '--device-code', '--no-browser'], { env });
  if (login.exitCode !== 0) throw new Error(`sso login ended with ${login.exitCode}:\n${login.stderr}`);
  return {
    home: { ...home, env },
    emulator: running.emulator,
    lockFile: home.file(`${tokenPath}.lock`),
    expire: async () => {
      const token = JSON.parse(await readFile(home.file(tokenPath), 'utf8')) as object;
      await home.write(tokenPath, JSON.stringify({ ...token, expiresAt: '2020-01-01T00:00:00Z' }));
      await rm(home.file('.aws/cli'), { recursive: true, force: true });
    },
    run: (processes) =>
      Promise.all(Array.from({ length: processes }, () => runSso(command, { env, timeout: 300_000 }))),
    remove: async () => {
      await running.close();
      await home.remove();
    },
  };
}

function configText({ url, emulator: { organization } }: RunningEmulator): string {
  const account = organization.accounts[0];
  return [
    `[sso-session ${sessionName}]`,
    `sso_start_url = ${url}/start`,
    `sso_region = ${organization.region}`,
    'sso_registration_scopes = sso:account:access',
    '[profile bench-admin]',
    `sso_session = ${sessionName}`,
    `sso_account_id = ${account?.id}`,
    `sso_role_name = ${account?.roles[0]}`,
    '',
  ].join('\n');
}

/**
 * The processor's time of one process alone, in milliseconds: of the program and of the kernel for it.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#times
 */
export async function processorTimeOfOne({ home }: Crowd): Promise<number> {
  const shell = spawn(
    'sh',
    ['-c', '"$@" > /dev/null && times', 'sh', process.execPath, ssoProgram, ...command],
    {
      env: home.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let printed = '';
  for await (const piece of shell.stdout) printed += String(piece);
  const ofChildren = printed.trim().split('\n').at(-1) ?? '';
  const times = [...ofChildren.matchAll(/(\d+)m(\d+[.,]\d+)s/g)];
  if (times.length !== 2) throw new Error(`sso ${command.join(' ')} failed, or sh does not tell its times.`);
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1_000,
    0,
  );
}
