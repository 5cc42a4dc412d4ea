import { type EmulatorOptions, type RunningEmulator, startEmulator } from '@sso/emulator';
import { type SsoHome, ssoHome } from '@sso/testkit';

/** A home that is signed in, with the profile `dev`. */
export async function signedIn(
  options: EmulatorOptions = {},
): Promise<{ readonly center: RunningEmulator; readonly home: SsoHome }> {
  const center = await startEmulator({ autoApprove: 'allow', ...options });
  const home = await ssoHome(center);
  await home.writeConfig(home.devConfig);
  expect(await home.sso(['login'])).toMatchObject({ exitCode: 0 });
  return { center, home };
}

/** A home with the profile `dev` that is not signed in. */
export async function configured(): Promise<SsoHome> {
  const home = await ssoHome(await startEmulator());
  await home.writeConfig(home.devConfig);
  return home;
}
