import { type EmulatorOptions, type Organization, type RunningEmulator, startEmulator } from '@sso/emulator';
import { type SsoHome, ssoHome } from '@sso/testkit';

/** An Identity Center where a person agrees at once, unless the options say otherwise, and a home that is empty. */
export async function startCenter(
  options: EmulatorOptions = {},
): Promise<{ readonly center: RunningEmulator; readonly home: SsoHome }> {
  const center = await startEmulator({ autoApprove: 'allow', interval: 0.05, ...options });
  return { center, home: await ssoHome(center) };
}

/** One account with one role, under names of the test's choice. */
export function smallOrganization(names: { accountName?: string; roleName?: string } = {}): Organization {
  const { accountName = 'Only', roleName = 'Admin' } = names;
  return {
    name: 'Small Corp',
    startUrl: 'https://d-1234567890.awsapps.com/start',
    region: 'us-east-1',
    userName: 'ada@example.com',
    accounts: [{ id: '111111111111', name: accountName, email: 'aws@example.com', roles: [roleName] }],
  };
}
