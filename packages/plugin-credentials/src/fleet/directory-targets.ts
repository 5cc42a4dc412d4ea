import {
  chooseSession,
  loadShowingProgress,
  progressOnStderr,
  tellOfListing,
  UsageError,
} from '@sso/cli-kit';
import {
  type Access,
  type AwsConfig,
  chooses,
  cleanForTerminal,
  type Directory,
  type DirectoryFailure,
  fitsAccount,
  parsePatterns,
  preferRoles,
  requireAccess,
  type ServiceContext,
  type Session,
  SsoError,
  selectAccess,
  unmatchedPatterns,
} from '@sso/core';
import { text } from '../messages/text.ts';
import type { Candidates } from './choose-targets.ts';
import type { FleetConversation } from './conversation.ts';

/**
 * The accounts of a session that the flags choose, each with the roles that they name, the one that they prefer, or its only one.
 * @throws UsageError where nothing says which of an account's roles is meant; SsoError as `chooseTargets`
 */
export async function directoryTargets(
  conversation: FleetConversation,
  config: AwsConfig,
  context: ServiceContext,
): Promise<Candidates> {
  const { runtime, prompter, flags, notice } = conversation;
  const session = await chooseSession(runtime, config, prompter, { session: flags.session });
  const directory = await load(conversation, context, session);
  const filter = { accounts: flags.account ?? [], roles: flags.role ?? [] };
  const unlisted = unlistedOf(directory, filter.accounts);
  for (const { accountName, accountId } of unlisted)
    notice(text.fleet.unlisted(cleanForTerminal(accountName), cleanForTerminal(accountId)));
  const access = (unlisted.length > 0 ? selectAccess : requireAccess)(directory, filter);
  for (const { kind, pattern, near } of unmatchedPatterns(directory, filter))
    notice(text.fleet.unmatched(kind, cleanForTerminal(pattern), near && cleanForTerminal(near)));
  const chosen = oneRoleEach(conversation, directory, access);
  const candidates = chosen.map(({ accountId, accountName, roleName }) => {
    const target = { accountId, roleName };
    return { source: { kind: 'sso', session, target } as const, accountId, accountName, roleName };
  });
  return { candidates, unlisted };
}

async function load(
  { runtime: { now }, flags: { refresh }, notice }: FleetConversation,
  context: ServiceContext,
  session: Session,
): Promise<Directory> {
  const directory = await loadShowingProgress(context, session, {
    refresh,
    notice,
    progress: progressOnStderr(now),
  });
  tellOfListing([{ session, directory }], now(), notice);
  return directory;
}

/** Which of several roles a command is to be run with is nothing to guess. */
function oneRoleEach(
  { flags, notice }: FleetConversation,
  directory: Directory,
  access: readonly Access[],
): readonly Access[] {
  const preference = flags['prefer-role'];
  if (preference === undefined) {
    if (flags.role === undefined) refuseSeveral(access);
    return access;
  }
  const preferred = preferRoles(access, preference);
  if (preferred.length === 0 && access.length > 0) {
    const filter = { accounts: flags.account ?? [], roles: preference };
    throw new SsoError('filter-matches-nothing', { unmatched: unmatchedPatterns(directory, filter) });
  }
  const leftOut = new Set(access.map(({ accountId }) => accountId)).size - preferred.length;
  if (leftOut > 0) notice(text.fleet.withoutPreferred(leftOut));
  return preferred;
}

function refuseSeveral(access: readonly Access[]): void {
  const roles = new Map<string, Access[]>();
  for (const one of access) roles.set(one.accountId, [...(roles.get(one.accountId) ?? []), one]);
  const several = [...roles.values()].filter(({ length }) => length > 1);
  const [first] = several;
  if (first === undefined) return;
  const names = first.map(({ roleName }) => cleanForTerminal(roleName));
  const account = cleanForTerminal(first[0]?.accountName || (first[0]?.accountId ?? ''));
  throw new UsageError(text.fleet.severalRoles(several.length, account, names));
}

/** Accounts whose roles are not even known from before, and which the filter may have meant. */
function unlistedOf(
  { accounts, failures }: Directory,
  patterns: readonly string[],
): readonly (DirectoryFailure & { readonly accountName: string })[] {
  const list = parsePatterns(patterns);
  const codes = new Map(failures.map(({ accountId, code }) => [accountId, code]));
  return accounts.flatMap((account) => {
    const { accountId, accountName, roles } = account;
    const code = codes.get(accountId);
    const isMeant = chooses(list, (pattern) => fitsAccount(pattern, account));
    return code !== undefined && roles.length === 0 && isMeant ? [{ accountId, accountName, code }] : [];
  });
}
