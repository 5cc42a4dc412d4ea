import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmulatorOptions, type RunningEmulator, startEmulator } from '@sso/emulator';
import { type SsoHome, ssoHome } from '@sso/testkit';

/** An Identity Center where a person agrees at once, and a home with one session and its profile `dev`. */
export async function startCenter(
  options: EmulatorOptions = {},
): Promise<{ readonly center: RunningEmulator; readonly home: SsoHome }> {
  const center = await startEmulator({ autoApprove: 'allow', interval: 0.05, ...options });
  const home = await ssoHome(center);
  await home.writeConfig(home.devConfig);
  return { center, home };
}

/** A second session, and a profile of the form without one. */
export function moreConfig(startUrl: string): string {
  return `
[sso-session second]
sso_start_url = ${startUrl}#/
sso_region = us-east-1

[profile old]
sso_start_url = ${startUrl}/
sso_region = us-east-1
sso_account_id = 111111111111
sso_role_name = ReadOnly
`;
}

/** The error of `--json`, where lines for the person may stand before it. */
export function errorOf(stderr: string): {
  readonly code: string;
  readonly message: string;
  readonly next: readonly string[];
} {
  return JSON.parse(stderr.slice(stderr.search(/^\{/m))).error;
}

/** Changes the one cached token; the time of the machine cannot be. */
export async function editToken(
  home: SsoHome,
  change: (token: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const folder = home.file('.aws/sso/cache');
  for (const name of await readdir(folder)) {
    const content = JSON.parse(await readFile(join(folder, name), 'utf8'));
    if ('accessToken' in content) await home.write(`.aws/sso/cache/${name}`, JSON.stringify(change(content)));
  }
}

export const past = '2020-01-01T00:00:00Z';
