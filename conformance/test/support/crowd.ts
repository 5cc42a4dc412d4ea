import { readFile, rm } from 'node:fs/promises';
import { type RunningEmulator, type StartOptions, startEmulator } from '@sso/emulator';
import { type ProgramResult, type SsoHome, ssoHome } from '@sso/testkit';
import { stdoutOf } from './output.ts';
import type { TokenFile } from './token-file.ts';
import { until } from './until.ts';

/** Of the sso-session `my-sso`: the SHA-1 of its name. */
export const tokenPath = '.aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json';

/** A home in which many processes want the credentials of the profile `dev` at once. */
export interface Crowd extends SsoHome {
  readonly emulator: RunningEmulator['emulator'];
  /** Runs so many `sso credential-process` at once. */
  credentialProcesses(count: number): Promise<readonly ProgramResult[]>;
  token(): Promise<TokenFile>;
  /** Resolves when the service has been asked for a refreshed token so often. */
  refreshesAsked(count: number): Promise<void>;
  refreshes(): number;
}

/** Signed in just now. */
export async function signedInCrowd(options: StartOptions = {}): Promise<Crowd> {
  const running = await startEmulator({ autoApprove: 'allow', ...options });
  const home = await ssoHome(running);
  const { emulator } = running;
  await home.writeConfig(home.devConfig);
  stdoutOf(await home.sso(['login', '--profile', 'dev']));
  const signedIn = emulator.calls('CreateToken');
  const token = async (): Promise<TokenFile> =>
    JSON.parse(await readFile(home.file(tokenPath), 'utf8')) as TokenFile;
  const refreshes = (): number => emulator.calls('CreateToken') - signedIn;
  return {
    ...home,
    emulator,
    credentialProcesses: (count) =>
      Promise.all(Array.from({ length: count }, () => home.sso(['credential-process', '--profile', 'dev']))),
    token,
    refreshes,
    refreshesAsked: async (count) => {
      await until('a refresh', () => refreshes() >= count || undefined);
    },
  };
}

/** The access token has run out, and no role credentials are in the cache, as in the morning. */
export async function crowdInTheMorning(options: StartOptions = {}): Promise<Crowd> {
  const crowd = await signedInCrowd(options);
  await endAccessToken(crowd);
  await rm(crowd.file('.aws/cli'), { recursive: true, force: true });
  return crowd;
}

export async function endAccessToken(crowd: Crowd): Promise<void> {
  await crowd.write(
    tokenPath,
    JSON.stringify({ ...(await crowd.token()), expiresAt: '2020-01-01T00:00:00Z' }),
  );
}
