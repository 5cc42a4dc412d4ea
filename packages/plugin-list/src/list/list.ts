import { loadDirectories, type ProgressLine, type SessionDirectory, tellOfListing } from '@sso/cli-kit';
import {
  type AwsConfig,
  createServiceContext,
  formatTimestamp,
  knownSessions,
  type Runtime,
  readAwsConfig,
  resolveServiceSettings,
  type Session,
  SsoError,
  selectSession,
  sessionKey,
} from '@sso/core';
import type { Kind, ListItem } from './columns.ts';
import { profileItems, sessionItems } from './local-items.ts';
import { accountItems, roleItems } from './portal-items.ts';

/** What `sso list --json` prints. */
export interface ListResult {
  readonly kind: Kind;
  /** RFC 3339: when the access portal said this, the oldest answer of several. Null for what is read from the config. */
  readonly asOf: string | null;
  readonly items: readonly ListItem[];
  /** The accounts of which the roles could not be had, each with the code of the error. What is listed of them may be old. */
  readonly failures: readonly ListFailure[];
}

export interface ListFailure {
  readonly session: string;
  readonly accountId: string;
  readonly code: string;
}

export interface ListOptions {
  readonly session?: string | undefined;
  readonly refresh: boolean;
  readonly notice: (line: string) => void;
  readonly progress: ProgressLine;
  readonly signal: AbortSignal;
}

/**
 * Everything that there is of a kind.
 * @throws SsoError `session-not-found`, `nothing-configured`, `sign-in-needed`, and those of the config and the network
 */
export async function listEverything(
  runtime: Runtime,
  kind: Kind,
  options: ListOptions,
): Promise<ListResult> {
  const config = readAwsConfig(runtime);
  const session = namedSession(runtime, config, options.session);
  const local = { kind, asOf: null, failures: [] };
  if (kind === 'profiles') return { ...local, items: profileItems(runtime, config, session) };
  if (kind === 'sessions') return { ...local, items: sessionItems(runtime, config, session) };
  const settings = resolveServiceSettings(runtime, config);
  const context = createServiceContext(runtime, settings, { signal: options.signal });
  const sessions = session === undefined ? knownSessions(config) : [session];
  if (sessions.length === 0) throw new SsoError('nothing-configured', { file: config.configFile });
  const directories = await loadDirectories(context, sessions, options);
  const oldest = Math.min(...directories.map(({ directory }) => directory.fetchedAt));
  tellOfListing(directories, runtime.now(), options.notice);
  const items = kind === 'accounts' ? accountItems(directories) : roleItems(config, directories);
  return { kind, asOf: formatTimestamp(oldest), items, failures: failuresOf(directories) };
}

function failuresOf(directories: readonly SessionDirectory[]): readonly ListFailure[] {
  return directories.flatMap(({ session, directory }) =>
    directory.failures.map((failure) => ({ session: sessionKey(session), ...failure })),
  );
}

function namedSession(runtime: Runtime, config: AwsConfig, name: string | undefined): Session | undefined {
  if (name === undefined) return undefined;
  const selection = selectSession(runtime, config, { session: name });
  return selection.kind === 'session' ? selection.session : undefined;
}
