import {
  defaultOrganization,
  type EmulatorOptions,
  type Organization,
  type RunningEmulator,
} from '@sso/emulator';
import type { ProgramOptions, ProgramResult, SsoHome } from '@sso/testkit';
import type { FleetLine } from '../../src/fleet/output/json-lines.ts';
import { signedIn } from '../support/signed-in.ts';

/** Accounts whose ids repeat a digit, by their names, with their roles. */
export function organizationOf(accounts: Readonly<Record<string, readonly string[]>>): Organization {
  return {
    ...defaultOrganization,
    accounts: Object.entries(accounts).map(([name, roles], index) => {
      return { id: String(index + 1).repeat(12), name, email: `${index}@example.com`, roles };
    }),
  };
}

export const threeAccounts = organizationOf({ Alpha: ['Admin'], Beta: ['Admin'], Gamma: ['Admin'] });

export interface Fleet {
  readonly center: RunningEmulator;
  readonly home: SsoHome;
  /** Runs `sso exec --all` with flags, and a script of sh as the command. */
  readonly exec: (
    flags: readonly string[],
    script: string,
    options?: Partial<ProgramOptions>,
  ) => Promise<ProgramResult>;
  /** The lines of `--json`, sorted by account. */
  readonly lines: (flags: readonly string[], script: string) => Promise<readonly FleetLine[]>;
}

export async function startFleet(options: EmulatorOptions = {}): Promise<Fleet> {
  const { center, home } = await signedIn({ organization: threeAccounts, ...options });
  const exec: Fleet['exec'] = (flags, script, more) =>
    home.sso(['exec', '--all', ...flags, '--', 'sh', '-c', script], more);
  return {
    center,
    home,
    exec,
    lines: async (flags, script) => {
      const { stdout } = await exec(['--yes', '--json', ...flags], script);
      const lines = stdout.split('\n').slice(0, -1);
      return lines
        .map((line): FleetLine => JSON.parse(line))
        .toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
    },
  };
}

export function sorted(text: string): readonly string[] {
  return text.split('\n').slice(0, -1).toSorted();
}
