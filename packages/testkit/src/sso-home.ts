import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanUpAfter } from './cleanup.ts';
import type { ProgramOptions, ProgramResult } from './run-program.ts';
import { runSso } from './run-sso.ts';
import { type Environment, type TemporaryHome, temporaryHome } from './temporary-home.ts';

/** A home in which the built `sso` runs against an Identity Center on this machine. */
export interface SsoHome extends TemporaryHome {
  /** Of the access portal at the given address. */
  readonly startUrl: string;
  /** Runs `sso` without a terminal. `env` is added to the home's; `undefined` takes a variable away. */
  sso(args: readonly string[], options?: Partial<ProgramOptions>): Promise<ProgramResult>;
  /** Writes `~/.aws/config`. */
  writeConfig(content: string): Promise<string>;
  readConfig(): Promise<string>;
  /** Every file below `~/.aws`, by its path there, byte for byte (latin1). Empty where there is no such folder. */
  awsFiles(): Promise<Readonly<Record<string, string>>>;
  /** One sso-session with its profile `dev`, as `sso configure` writes them. */
  readonly devConfig: string;
}

/** Goes where it is told, as a browser on this machine does, and reads the page to its end. */
const browser = `#!/usr/bin/env node
fetch(process.argv[2]).then((page) => page.text());
`;

/**
 * @param center a running emulator, which is closed at the end of the test; its `autoApprove` is the person. Sign-ins use PKCE, as
 * a browser can be opened.
 */
export async function ssoHome(center: {
  readonly url: string;
  readonly close: () => Promise<void>;
}): Promise<SsoHome> {
  const { url } = center;
  cleanUpAfter('test', () => center.close());
  const home = await temporaryHome();
  const startUrl = `${url}/start`;
  const browserPath = await home.write('.tmp/browser', browser);
  await chmod(browserPath, 0o700);
  const env = { ...home.env, AWS_ENDPOINT_URL: url, BROWSER: browserPath };
  return {
    ...home,
    env,
    startUrl,
    sso: (args, options = {}) => runSso(args, { ...options, env: merged(env, options.env) }),
    writeConfig: (content) => home.write('.aws/config', content),
    readConfig: () => readFile(home.file('.aws/config'), 'utf8'),
    awsFiles: () => readFolder(home.file('.aws')),
    devConfig: devConfig(startUrl),
  };
}

function merged(env: Environment, more: Environment = {}): Environment {
  return Object.fromEntries(Object.entries({ ...env, ...more }).filter(([, value]) => value !== undefined));
}

function devConfig(startUrl: string): string {
  return `[sso-session my-sso]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = my-sso
sso_account_id = 111111111111
sso_role_name = Admin
`;
}

async function readFolder(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = files.toSorted().map(async (file) => {
    return [file.slice(folder.length + 1), await readFile(file, 'latin1')] as const;
  });
  return Object.fromEntries(await Promise.all(contents));
}
