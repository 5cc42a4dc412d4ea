import { formatTimestamp, type Runtime, type Session, sessionState } from '@sso/core';
import type { SessionStatus } from './result.ts';

export function describeSession(runtime: Runtime, session: Session): SessionStatus {
  const state = sessionState(runtime, session);
  const times = state.kind === 'signed-out' ? undefined : state;
  return {
    session: session.kind === 'named' ? session.name : null,
    startUrl: session.startUrl,
    region: session.region,
    state: state.kind,
    expiresAt: timestampOf(times?.expiresAt),
    refreshableUntil: timestampOf(times?.refreshableUntil),
  };
}

function timestampOf(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : formatTimestamp(milliseconds);
}
