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

/** The same, signed in. */
export async function signedIn(
  options: EmulatorOptions = {},
): Promise<{ readonly center: RunningEmulator; readonly home: SsoHome }> {
  const started = await startCenter(options);
  const { exitCode, stderr } = await started.home.sso(['login', '--session', 'my-sso']);
  if (exitCode !== 0) throw new Error(`sso login ended with ${exitCode}: ${stderr}`);
  return started;
}

/** A second session, a profile that assumes a role, and one with keys. */
export function moreConfig(startUrl: string): string {
  return `
[sso-session second]
sso_start_url = ${startUrl}#/
sso_region = us-east-1

[profile deploy]
role_arn = arn:aws:iam::222222222222:role/team/Deployer
source_profile = dev
region = eu-west-1

[profile keys]
aws_access_key_id = AKIA1
`;
}

/** The error of `--json`, where lines for the person may stand before it. */
export function errorOf(stderr: string): { readonly code: string; readonly message: string } {
  return JSON.parse(stderr.slice(stderr.search(/^\{/m))).error;
}
