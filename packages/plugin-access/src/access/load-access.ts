import { loadDirectories, type ProgressLine, tellOfListing, workingFolder } from '@sso/cli-kit';
import {
  type AwsConfig,
  createServiceContext,
  knownSessions,
  profilesByRole,
  type Runtime,
  readAwsConfig,
  readProduction,
  resolveServiceSettings,
  type Session,
  SsoError,
  selectSession,
} from '@sso/core';
import type { AccessResult } from './access-result.ts';
import { describeAccess } from './describe-access.ts';

export interface LoadAccessOptions {
  readonly session?: string | undefined;
  readonly refresh: boolean;
  readonly notice: (line: string) => void;
  readonly progress: ProgressLine;
  readonly signal: AbortSignal;
}

/**
 * Everything that one session, or all of them, give access to.
 * @throws SsoError `session-not-found`, `nothing-configured`, `sign-in-needed`, `declaration-invalid`, and those of the config and the network
 */
export async function loadAccess(runtime: Runtime, options: LoadAccessOptions): Promise<AccessResult> {
  const config = readAwsConfig(runtime);
  const sessions = sessionsNamed(runtime, config, options.session);
  // Before the network is asked: a mistake in the rules is said at once.
  const production = await readProduction(runtime, { platform: process.platform, cwd: workingFolder() });
  const settings = resolveServiceSettings(runtime, config);
  const context = createServiceContext(runtime, settings, { signal: options.signal });
  const directories = await loadDirectories(context, sessions, options);
  tellOfListing(directories, runtime.now(), options.notice);
  return describeAccess(directories, { production, profilesOf: profilesByRole(config) });
}

function sessionsNamed(runtime: Runtime, config: AwsConfig, name: string | undefined): readonly Session[] {
  if (name !== undefined) {
    const selection = selectSession(runtime, config, { session: name });
    return selection.kind === 'session' ? [selection.session] : selection.sessions;
  }
  const sessions = knownSessions(config);
  if (sessions.length === 0) throw new SsoError('nothing-configured', { file: config.configFile });
  return sessions;
}
