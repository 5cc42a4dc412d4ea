import { readToken } from '../../cache/token-cache.ts';
import { knownSessions } from '../../config/resolve.ts';
import { SsoError } from '../../errors.ts';
import { sessionKey } from '../../session/select-session.ts';
import type { Session } from '../../session/session.ts';
import { type SessionState, sessionState } from '../../session/session-state.ts';
import type { Check, CheckContext } from '../check.ts';
import type { Found } from '../finding.ts';

/** Sign-ins that are over, or will be for good when their access token is. */
export const sessions: Check = {
  id: 'sessions',
  run: async (context) =>
    knownSessions(context.config.aws).flatMap((session) => sessionFindings(context, session)),
};

function sessionFindings({ runtime }: CheckContext, session: Session): readonly Found[] {
  const name = sessionKey(session);
  const scopes: readonly Found[] =
    session.kind === 'named' && session.scopes.length === 0
      ? [unrefreshable(name, 'no-scopes', 'warning')]
      : [];
  try {
    const state = sessionState(runtime, session);
    return [...scopes, ...stateFindings(runtime, session, state, scopes.length === 0)];
  } catch (error) {
    // Files that cannot be read, and links, are told where all files of the cache are looked at.
    if (error instanceof SsoError) return scopes;
    throw error;
  }
}

function stateFindings(
  runtime: CheckContext['runtime'],
  session: Session,
  state: SessionState,
  hasScopes: boolean,
): readonly Found[] {
  const name = sessionKey(session);
  const place = { subject: name } as const;
  if (state.kind === 'signed-out') {
    return readToken(runtime, session) === undefined
      ? [{ ...place, code: 'session-signed-out', severity: 'info', data: { session: name } }]
      : [{ ...place, code: 'token-of-other-session', severity: 'warning', data: { session: name } }];
  }
  if (state.kind === 'expired') {
    const data = { session: name, expiresAt: state.expiresAt };
    return [{ ...place, code: 'session-expired', severity: 'warning', data }];
  }
  if (state.refreshableUntil !== undefined || !hasScopes) return [];
  return [unrefreshable(name, whyUnrefreshable(runtime, session), 'info')];
}

type Reason = 'no-scopes' | 'legacy' | 'no-refresh-token' | 'registration-expired';

function whyUnrefreshable(runtime: CheckContext['runtime'], session: Session): Reason {
  if (session.kind === 'legacy') return 'legacy';
  const token = readToken(runtime, session);
  return token?.refreshToken === undefined ? 'no-refresh-token' : 'registration-expired';
}

function unrefreshable(session: string, reason: Reason, severity: 'warning' | 'info'): Found {
  return { code: 'session-unrefreshable', severity, subject: session, data: { session, reason } };
}
