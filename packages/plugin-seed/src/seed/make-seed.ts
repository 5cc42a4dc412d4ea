import { formatDuration, planSignIn } from '@sso/cli-kit';
import {
  type Account,
  cleanForTerminal,
  createServiceContext,
  formatTimestamp,
  type ServiceContext,
  type Session,
  SsoError,
  sessionKey,
} from '@sso/core';
import {
  checkSeedReach,
  createSeedSession,
  type PackedSeed,
  packSeed,
  revokeSeed,
  type Seed,
  type SeedBinding,
  type SeedHeader,
} from '@sso/core/seed';
import { text } from '../messages/text.ts';
import type { SeedFlags } from './flags.ts';

export interface MakeSeedOptions {
  readonly flags: Pick<SeedFlags, 'device-code' | 'no-browser'>;
  readonly notice: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Has the person sign in, says what the seed could do, and hands it to `deliver`. Where that does not come to its end, the
 * session is ended: a sign-in that nobody has would only be a danger.
 * @throws SsoError as `createSeedSession`, `checkSeedReach` and `packSeed`, and what `deliver` throws
 */
export async function makeSeed(
  context: ServiceContext,
  session: Session,
  binding: SeedBinding,
  deliver: (packed: PackedSeed) => Promise<void>,
  options: MakeSeedOptions,
): Promise<SeedHeader> {
  const { notice, signal } = options;
  notice(text.seed.before(cleanForTerminal(sessionKey(session))));
  const { flow, interaction } = planSignIn(context, session, options);
  const seed = await createSeedSession(context, session, interaction, { flow, signal });
  try {
    const accounts = await checkSeedReach(context, seed, binding.targets);
    const packed = packSeed(context.runtime, seed, binding);
    notice(warning(packed.header, accounts, context.runtime.now()));
    await deliver(packed);
    return packed.header;
  } catch (error) {
    notice(await endUndelivered(context, seed));
    throw error;
  }
}

/** With connections of its own: the person may have stopped the others. */
async function endUndelivered({ runtime, settings }: ServiceContext, seed: Seed): Promise<string> {
  try {
    await revokeSeed(createServiceContext(runtime, settings), seed);
    return text.seed.ended;
  } catch (error) {
    if (!(error instanceof SsoError)) throw error;
    runtime.log('seed not revoked', { reason: error.code });
    return text.seed.notEnded;
  }
}

const shownAccounts = 5;

function warning(header: SeedHeader, accounts: readonly Account[], now: number): string {
  const names = accounts.slice(0, shownAccounts).map(({ accountName }) => accountName);
  const more = accounts.length - names.length;
  const shown = cleanForTerminal(names.join(', '));
  const time = (moment: number): string => `${formatTimestamp(moment)} (${formatDuration(moment - now)})`;
  return text.seed.warning({
    accounts: more > 0 ? text.seed.moreAccounts(shown, more) : shown,
    targets: header.targets.map(({ accountId, roleName }) => `${accountId}/${roleName}`).join(', '),
    until: time(header.registrationExpiresAt),
    accessUntil: time(header.expiresAt),
  });
}
