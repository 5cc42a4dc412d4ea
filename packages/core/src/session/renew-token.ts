import type { CachedToken } from '../cache/records.ts';
import {
  type FailureScope,
  readSharedFailure,
  type SharedFailure,
  writeSharedFailure,
} from '../cache/shared-failure.ts';
import { tokenCachePath } from '../cache/token-cache.ts';
import { passingFaultOf } from '../endpoints/retry-policy.ts';
import { inHaste, type ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { isRefreshable, type RefreshAnswer, refreshToken } from '../oidc/refresh-token.ts';
import type { HeldLock } from '../runtime.ts';
import { isSameToken, keepToken } from './keep-token.ts';
import type { Session } from './session.ts';
import { underTokenLock } from './token-lock.ts';
import {
  afterFailure,
  asItIs,
  type Renewal,
  signInNeeded,
  type TokenOutcome,
  valid,
} from './token-outcome.ts';
import { currentToken } from './unwritten-tokens.ts';

/** Who wants what to be renewed, and since when. */
interface Wish {
  readonly context: ServiceContext;
  readonly session: Session;
  readonly renewal: Renewal;
  readonly since: number;
  /** What there was then. */
  readonly before: CachedToken | undefined;
}

/**
 * Of all processes that find the token stale, one refreshes it; the others wait for what comes of it, whether that is a token or a
 * failure, and take part in it without a turn of their own.
 * @throws SsoError `file-unreadable`, `cancelled`, `lock-timeout`; and where the stale token will not do, those of the network
 */
export async function renewToken(
  context: ServiceContext,
  session: Session,
  renewal: Renewal,
): Promise<TokenOutcome> {
  const before = currentToken(context, session);
  const wish: Wish = { context, session, renewal, since: context.runtime.now(), before };
  const settled = (): TokenOutcome | undefined => settle(wish, currentToken(context, session));
  return settled() ?? underTokenLock(context, session, (lock) => renew(wish, lock), { instead: settled });
}

/** What the cache says, where it says enough: a token that is not stale, none, or that the refresh of this one failed. */
function settle(
  { context, session, renewal, since, before }: Wish,
  current: CachedToken | undefined,
): TokenOutcome | undefined {
  const { runtime } = context;
  if (current === undefined) return signInNeeded('no-token');
  if (!renewal.isStale(current)) return valid(current);
  // A service that gives tokens for minutes gives no longer ones to who asks again.
  const isNew = before !== undefined && !isSameToken(current, before);
  if (isNew && renewal.isUsable(current)) return valid(current);
  if (!isRefreshable(session, current, runtime.now())) return asItIs(current, renewal);
  const scope = failureScope(context, session, current);
  const failure = scope && readSharedFailure(runtime, scope, since);
  return failure && afterFailure({ context, session, renewal }, current, failure);
}

/** Once for the token that is there, once for one that another program puts there meanwhile, once more where an answer was lost. */
const mostRequests = 3;

/** Another process may have refreshed, signed in or signed out while this one waited, so the cache is read again. */
async function renew(wish: Wish, lock: HeldLock): Promise<TokenOutcome> {
  const { context, session, renewal } = wish;
  for (let request = 1; ; request += 1) {
    const current = currentToken(context, session);
    const settled = settle(wish, current);
    if (settled !== undefined || current === undefined) return settled ?? signInNeeded('no-token');
    const answer = await tryRefresh(inHaste(context, renewal.isUsable(current)), session, current);
    if (answer.kind === 'refreshed')
      return keepToken(context, session, { before: current, token: answer.token }, { lock, renewal });
    if (answer.kind === 'not-refreshable') return asItIs(current, renewal);
    if (request < mostRequests) {
      if (await isReplaced(context, session, current, answer)) continue;
      if (request === 1 && isAnswerLost(answer) && !renewal.isUsable(current) && lock.isHeld()) {
        await pauseBeforeRepeating(context);
        continue;
      }
    }
    const failure = sharedFailureOf(answer);
    const scope = failureScope(context, session, current);
    if (scope !== undefined) await writeSharedFailure(context.runtime, scope, failure);
    return afterFailure({ context, session, renewal }, current, failure);
  }
}

type Failed = { readonly kind: 'failed'; readonly error: SsoError };

async function tryRefresh(
  context: ServiceContext,
  session: Session,
  token: CachedToken,
): Promise<RefreshAnswer | Failed> {
  try {
    return await refreshToken(context, session, token);
  } catch (error) {
    if (!(error instanceof SsoError) || error.code === 'cancelled') throw error;
    return { kind: 'failed', error };
  }
}

/** In milliseconds, from the refusal on. AWS CLI, which knows no lock, may have used the token up and not have written yet. */
const looksAfterRefusal = [0, 100, 200, 400];

/** Whether another program has put another token there, or none: AWS CLI refreshes and signs out without asking for the lock. */
async function isReplaced(
  context: ServiceContext,
  session: Session,
  token: CachedToken,
  { kind }: Exclude<RefreshAnswer, { kind: 'refreshed' }> | Failed,
): Promise<boolean> {
  for (const pause of kind === 'refused' ? looksAfterRefusal : [0]) {
    if (pause > 0) await context.runtime.sleep(pause);
    const current = currentToken(context, session);
    if (current === undefined || !isSameToken(current, token)) return true;
  }
  return false;
}

/**
 * Whether the connection broke when the request may have arrived. Then the refresh token may be used up, and there is no other: it is
 * sent once more, where the access token will not do until the next time. Either the service had not seen it, or takes it again, or
 * refuses it, and then a person has to sign in, as they would have had to without. An answer that is only late (`request-timeout`) is
 * not asked for twice: the second would be late, too, with everybody waiting.
 */
function isAnswerLost(answer: RefreshAnswer | Failed): boolean {
  return answer.kind === 'failed' && passingFaultOf(answer.error) === 'broken';
}

async function pauseBeforeRepeating({ runtime }: ServiceContext): Promise<void> {
  const [random = 0] = runtime.randomBytes(1);
  await runtime.sleep(500 + 2 * random);
}

/** Refusals that are about this refresh token or its client (RFC 6749 section 5.2), and will not be others the next time. */
const finalRefusals: readonly string[] = [
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'expired_token',
];

function sharedFailureOf(answer: Extract<RefreshAnswer, { kind: 'refused' }> | Failed): SharedFailure {
  if (answer.kind === 'failed') return { kind: 'error', error: answer.error };
  return { kind: 'refused', final: finalRefusals.includes(answer.error) };
}

function failureScope(
  { runtime }: ServiceContext,
  session: Session,
  { refreshToken: secret }: CachedToken,
): FailureScope | undefined {
  return secret && { path: tokenCachePath(runtime, session), secret };
}
