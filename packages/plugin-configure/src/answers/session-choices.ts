import type { Choice } from '@sso/cli-kit';
import { cleanForTerminal, type Session, sessionKey } from '@sso/core';
import { text } from '../messages/text.ts';

/** The sessions that are set up, and, last, a new one. */
export function sessionChoices(known: readonly Session[]): readonly Choice<Session | undefined>[] {
  return [
    ...known.map((session) => ({
      value: session,
      label: cleanForTerminal(sessionKey(session)),
      description: `${cleanForTerminal(session.startUrl)}  ${session.region}`,
      search: [session.startUrl, session.region],
    })),
    { value: undefined, label: text.newSession, description: text.newSessionHint },
  ];
}
