import { formatDuration } from '@sso/cli-kit';
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
} from '@sso/core';
import { text } from '../messages/text.ts';
import type { Kind, ListItem } from './columns.ts';
import { loadDirectories } from './load-directories.ts';
import { profileItems, sessionItems } from './local-items.ts';
import { accountItems, roleItems } from './portal-items.ts';

/** What `sso list --json` prints. */
export interface ListResult {
  readonly kind: Kind;
  /** RFC 3339: when the access portal said this, the oldest answer of several. Null for what is read from the config. */
  readonly asOf: string | null;
  readonly items: readonly ListItem[];
}

export interface ListOptions {
  readonly session?: string | undefined;
  readonly refresh: boolean;
  readonly notice: (line: string) => void;
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
  if (kind === 'profiles') return { kind, asOf: null, items: profileItems(runtime, config, session) };
  if (kind === 'sessions') return { kind, asOf: null, items: sessionItems(runtime, config, session) };
  const settings = resolveServiceSettings(runtime, config);
  const context = createServiceContext(runtime, settings, { signal: options.signal });
  const sessions = session === undefined ? knownSessions(config) : [session];
  if (sessions.length === 0) throw new SsoError('nothing-configured', { file: config.configFile });
  const directories = await loadDirectories(context, sessions, options);
  const oldest = Math.min(...directories.map(({ directory }) => directory.fetchedAt));
  tellAge(runtime.now() - oldest, options.notice);
  const items = kind === 'accounts' ? accountItems(directories) : roleItems(config, directories);
  return { kind, asOf: formatTimestamp(oldest), items };
}

function namedSession(runtime: Runtime, config: AwsConfig, name: string | undefined): Session | undefined {
  if (name === undefined) return undefined;
  const selection = selectSession(runtime, config, { session: name });
  return selection.kind === 'session' ? selection.session : undefined;
}

/** What was fetched just now has no age. */
function tellAge(age: number, notice: (line: string) => void): void {
  if (age >= 60_000) notice(text.list.age(formatDuration(age)));
}
