import type { Organization, RunningEmulator } from '@sso/emulator';
import type { SsoHome } from '@sso/testkit';
import { startCenter } from '../support.ts';

/** Accounts by a digit that their id repeats, each with the roles `Admin` and `ReadOnly`. */
function organization(names: readonly string[]): Organization {
  return {
    name: 'Odd Corp',
    startUrl: 'https://d-1234567890.awsapps.com/start',
    region: 'us-east-1',
    userName: 'ada@example.com',
    accounts: names.map((name, index) => ({
      id: String(index + 1).repeat(12),
      name,
      email: `aws+${index + 1}@example.com`,
      roles: ['Admin', 'ReadOnly'],
    })),
  };
}

export interface Started {
  readonly center: RunningEmulator;
  readonly home: SsoHome;
  readonly session: string;
}

export async function start(names: readonly string[] = ['Dev', 'Prod']): Promise<Started> {
  const { center, home } = await startCenter({ organization: organization(names) });
  const session = `${home.devConfig.slice(0, home.devConfig.indexOf('\n[profile'))}\n# notes\n`;
  await home.writeConfig(session);
  return { center, home, session };
}

/** The headers of profiles, in the order of the file. */
export const headers = (config: string): readonly string[] => config.match(/^\[profile .*/gm) ?? [];
