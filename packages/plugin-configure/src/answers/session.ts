import { type AwsConfig, knownSessions, nearest, type Session, SsoError, sessionKey } from '@sso/core';
import type { Conversation } from '../conversation.ts';
import { text } from '../messages/text.ts';
import { askNewSession } from './new-session.ts';
import { sessionChoices } from './session-choices.ts';

/**
 * The sign-in that the profile is to use: one that is set up, by name, by start URL or by choice, or a new one. A flag that says
 * otherwise than what is set up changes it; the difference is shown before anything is written.
 * @throws SsoError `answer-needed`, `session-not-found`, `start-url-invalid`, `region-invalid`, `cancelled`, and those of the network
 */
export async function askSession(conversation: Conversation, config: AwsConfig): Promise<Session> {
  const kind = conversation.flags.legacy ? 'legacy' : 'named';
  const known = knownSessions(config).filter((session) => session.kind === kind);
  const present = await presentSession(conversation, known);
  return present === undefined
    ? askNewSession(conversation, config)
    : withFlags(conversation, config, present);
}

/** `undefined` for a new one. */
async function presentSession(
  conversation: Conversation,
  known: readonly Session[],
): Promise<Session | undefined> {
  const { flags, prompter } = conversation;
  const startUrl = flags['start-url'];
  if (flags.session !== undefined)
    return named(flags.session, known, startUrl === undefined && !prompter.interactive);
  if (startUrl !== undefined) return known.find((session) => session.startUrl === startUrl);
  if (known.length === 0) return undefined;
  if (known.length === 1 && !prompter.interactive) return known[0];
  return prompter.choose({ ...text.answers.session, flag: '--session', choices: sessionChoices(known) });
}

/** A name that is not known is that of a new session, unless nothing more can be learned about it. */
function named(name: string, known: readonly Session[], mustBeKnown: boolean): Session | undefined {
  const found = known.find((session) => sessionKey(session) === name);
  if (found !== undefined || !mustBeKnown) return found;
  throw new SsoError('session-not-found', { session: name, near: nearest(name, known.map(sessionKey)) });
}

async function withFlags(conversation: Conversation, config: AwsConfig, present: Session): Promise<Session> {
  const { flags } = conversation;
  if (flags['start-url'] === undefined && flags['sso-region'] === undefined && flags.scopes === undefined)
    return present;
  return askNewSession(conversation, config, present);
}
