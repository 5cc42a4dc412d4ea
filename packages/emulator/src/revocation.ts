import type { State } from './state.ts';

export const revocables = ['sessions', 'accessTokens', 'registrations', 'roleCredentials'] as const;
export type Revocable = (typeof revocables)[number];

/**
 * Ends at the service what clients still believe in. `sessions`: all sign-ins, with their tokens; a refresh then answers
 * `invalid_grant`. `accessTokens`: these alone, so that a refresh helps. `registrations`: clients have to register once more.
 */
export function revoke(what: Revocable, state: State): void {
  if (what === 'sessions') endSessions(state);
  else state[what].clear();
}

function endSessions({ refreshTokens, accessTokens }: State): void {
  for (const session of refreshTokens.values()) session.ended = true;
  for (const { session } of accessTokens.values()) session.ended = true;
}
