import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Prompter } from '@sso/cli-kit';
import { type Runtime, readAwsConfig, type Secret } from '@sso/core';
import { chooseTarget } from '../target/choose-target.ts';
import type { TargetFlags } from '../target/flags.ts';
import { type CredentialServer, startCredentialServer } from './credential-server.ts';
import { defaultProfileHasCredentials } from './default-profile.ts';
import { prepareCredentials, type ServedCredentials } from './served-credentials.ts';

export interface ServeFlags extends Omit<TargetFlags, 'profile'> {
  readonly profile?: readonly string[] | undefined;
  readonly port?: number | undefined;
}

/** A server that runs, and what a person has to know of it. */
export interface Serving {
  readonly server: CredentialServer;
  readonly served: readonly [ServedCredentials, ...ServedCredentials[]];
  /** Holds the token, for programs that take it from a file. Removed at the end. */
  readonly tokenFile: string;
  /** Whether tools without a profile would use the profile `default` in place of the server. */
  readonly isShadowed: boolean;
}

/**
 * Serves credentials until the signal, which is the ordinary way to end it; `ready` is told where.
 * @throws SsoError `port-unavailable`, and those of profiles, sessions and getting credentials
 */
export async function serve(
  runtime: Runtime,
  flags: ServeFlags,
  options: {
    readonly prompter: Prompter;
    readonly signal: AbortSignal;
    readonly ready: (serving: Serving) => void;
  },
): Promise<void> {
  const config = readAwsConfig(runtime);
  const [first, ...others] = profilesOf(flags);
  const { prompter, signal } = options;
  const prepare = async (profile: string | undefined): Promise<ServedCredentials> => {
    const target = await chooseTarget(runtime, config, prompter, { ...flags, profile });
    return prepareCredentials(runtime, config, target, prompter);
  };
  const served: [ServedCredentials, ...ServedCredentials[]] = [await prepare(first)];
  for (const profile of others) served.push(await prepare(profile));
  signal.throwIfAborted();
  const server = await startCredentialServer(runtime, served, flags);
  const folder = await mkdtemp(join(tmpdir(), 'sso-serve-'));
  try {
    const tokenFile = await writeToken(folder, server.token);
    options.ready({ server, served, tokenFile, isShadowed: defaultProfileHasCredentials(config) });
    await aborted(signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await server.close();
  }
}

/** Each once; the active one, or a role without one, where none is named. */
function profilesOf({ profile = [] }: ServeFlags): readonly [string | undefined, ...string[]] {
  const [first, ...others] = new Set(profile);
  return [first, ...others];
}

/** Without a line end, which would be a part of the token. */
async function writeToken(folder: string, token: Secret): Promise<string> {
  const file = join(folder, 'token');
  await writeFile(file, token.reveal(), { mode: 0o600 });
  return file;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}
