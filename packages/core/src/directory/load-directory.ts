import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { sessionAccounts, sessionRoles } from '../session/portal-session.ts';
import type { Session } from '../session/session.ts';
import type { Directory } from './directory.ts';
import { keepDirectory, readDirectory } from './directory-file.ts';
import { inParallel } from './in-parallel.ts';

/** The service asks for patience at about twenty calls a second. */
const callsAtATime = 10;

/** Milliseconds for which a list is taken as it was. */
const usualAge = 24 * 60 * 60_000;

export interface LoadDirectoryOptions {
  /** Asks the service whatever is kept. */
  readonly refresh?: boolean | undefined;
  /** Told before the service is asked for the roles of this many accounts, one call for each. */
  readonly onFetch?: ((accounts: number) => void) | undefined;
}

/**
 * The accounts and roles of a session: what was kept, if that is not older than a day, else what the service says now.
 * @throws SsoError `no-accounts`, `sign-in-needed`, and those of the network
 */
export async function loadDirectory(
  context: ServiceContext,
  session: Session,
  options: LoadDirectoryOptions = {},
): Promise<Directory> {
  const kept = options.refresh ? undefined : readDirectory(context.runtime, session);
  if (kept !== undefined && isRecent(context.runtime.now() - kept.fetchedAt)) return kept;
  return fetchDirectory(context, session, options);
}

/** A list from the future was written by a clock that was wrong. */
function isRecent(age: number): boolean {
  return age >= 0 && age < usualAge;
}

/** @throws SsoError as {@link loadDirectory} */
async function fetchDirectory(
  context: ServiceContext,
  session: Session,
  { onFetch }: LoadDirectoryOptions,
): Promise<Directory> {
  const fetchedAt = context.runtime.now();
  const accounts = await sessionAccounts(context, session);
  onFetch?.(accounts.length);
  const roles = await inParallel(accounts, callsAtATime, ({ accountId }) =>
    rolesOf(context, session, accountId),
  );
  const directory = {
    fetchedAt,
    accounts: accounts.map((account, index) => ({ ...account, roles: roles[index] ?? [] })),
  };
  await keepDirectory(context.runtime, session, directory);
  return directory;
}

/** An account whose last role was taken away a moment ago must not cost the others. */
async function rolesOf(
  context: ServiceContext,
  session: Session,
  accountId: string,
): Promise<readonly string[]> {
  try {
    return await sessionRoles(context, session, accountId);
  } catch (error) {
    if (SsoError.is(error, 'no-roles') || SsoError.is(error, 'no-access')) return [];
    throw error;
  }
}
