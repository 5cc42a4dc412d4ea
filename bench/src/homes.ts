import { cp } from 'node:fs/promises';
import { runSso, type TemporaryHome, temporaryHome } from '@sso/testkit';
import type { EmulatorAddress } from './emulator-process.ts';
import { prepareShellFunction } from './shell-function.ts';

/** The home folders that the cases run in, signed in and filled by the program itself. */
export interface Homes {
  /** With role credentials in the cache, and no way to the service: a miss would be an error. */
  readonly warm: TemporaryHome;
  /** The same with a config of 50,000 profiles and 12 MB, of which the last one is used. */
  readonly manyProfiles: TemporaryHome;
  /** The same with 10,000 profiles. */
  readonly tenThousandProfiles: TemporaryHome;
  /** With a valid token and the service in reach. */
  readonly cold: TemporaryHome;
  readonly sessionName: string;
  readonly profile: string;
  /** The one in the cache of `warm` and `manyProfiles`. */
  readonly accessKeyId: string;
  remove(): Promise<void>;
}

const sessionName = 'bench';
const profile = 'bench-admin';
/** The discard port: nothing listens there. */
const nowhere = 'http://127.0.0.1:9';

/** @throws Error where signing in or the first export fails, with what the program said */
export async function createHomes(emulator: EmulatorAddress): Promise<Homes> {
  const cold = withEndpoint(await temporaryHome(), emulator.url);
  const warm = withEndpoint(await temporaryHome(), nowhere);
  const manyProfiles = withEndpoint(await temporaryHome(), nowhere);
  const tenThousandProfiles = withEndpoint(await temporaryHome(), nowhere);
  const remove = async (): Promise<void> => {
    for (const home of [cold, warm, manyProfiles, tenThousandProfiles]) await home.remove();
  };
  try {
    const accessKeyId = await signIn(cold, emulator);
    for (const home of [warm, manyProfiles, tenThousandProfiles]) {
      await cp(cold.file('.aws'), home.file('.aws'), { recursive: true });
    }
    await manyProfiles.write('.aws/config', configText(emulator, otherProfiles(49_999)));
    await tenThousandProfiles.write('.aws/config', configText(emulator, otherProfiles(9_999)));
    await prepareShellFunction(tenThousandProfiles, await succeed(['init', 'bash'], tenThousandProfiles));
    return { warm, manyProfiles, tenThousandProfiles, cold, sessionName, profile, accessKeyId, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Leaves a token and role credentials in the caches. Returns the access key ID of the latter. */
async function signIn(home: TemporaryHome, emulator: EmulatorAddress): Promise<string> {
  await home.write('.aws/config', configText(emulator, []));
  await succeed(['login', '--session', sessionName, '--device-code', '--no-browser'], home);
  const exported: unknown = JSON.parse(
    await succeed(['export', '--profile', profile, '--format', 'process'], home),
  );
  return (exported as { readonly AccessKeyId: string }).AccessKeyId;
}

function withEndpoint(home: TemporaryHome, url: string): TemporaryHome {
  return { ...home, env: { ...home.env, AWS_ENDPOINT_URL: url } };
}

async function succeed(words: readonly string[], home: TemporaryHome): Promise<string> {
  const { exitCode, stdout, stderr } = await runSso(words, { env: home.env });
  if (exitCode !== 0) throw new Error(`sso ${words.join(' ')} ended with ${exitCode}:\n${stderr}`);
  return stdout;
}

function configText(emulator: EmulatorAddress, others: readonly string[]): string {
  const session = [
    `[sso-session ${sessionName}]`,
    `sso_start_url = ${emulator.startUrl}`,
    `sso_region = ${emulator.region}`,
    'sso_registration_scopes = sso:account:access',
    '',
  ].join('\n');
  return [session, ...others, profileText(profile, emulator.accountId, emulator.roleName)].join('\n');
}

function otherProfiles(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    [
      `# ${'Written for all accounts of the organization. '.repeat(2)}`,
      profileText(`account-${index}`, String(index).padStart(12, '0'), 'ReadOnly'),
    ].join('\n'),
  );
}

function profileText(name: string, accountId: string, roleName: string): string {
  return [
    `[profile ${name}]`,
    `sso_session = ${sessionName}`,
    `sso_account_id = ${accountId}`,
    `sso_role_name = ${roleName}`,
    'region = us-east-1',
    '',
  ].join('\n');
}
