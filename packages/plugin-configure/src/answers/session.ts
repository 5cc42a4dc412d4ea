import {
  type AwsConfig,
  cleanForTerminal,
  knownSessions,
  nearest,
  type Session,
  sessionKey,
} from '@sso/core';
import type { Conversation } from '../conversation.ts';
import { text } from '../messages/text.ts';
import { askNewSession } from './new-session.ts';
import { sessionChoices } from './session-choices.ts';

/**
 * The sign-in that the profile is to use: one that is set up, by name, by start URL or by choice, or a new one. A flag that says
 * otherwise than what is set up changes it; the difference is shown before anything is written.
 * @param declared those of the declarative files: as good as set up, but their start URLs are looked at as if they were typed
 * @throws SsoError `answer-needed`, `start-url-invalid`, `region-invalid`, `cancelled`, and those of the network
 */
export async function askSession(
  conversation: Conversation,
  config: AwsConfig,
  declared: readonly Session[],
): Promise<Session> {
  const kind = conversation.flags.legacy ? 'legacy' : 'named';
  const setUp = knownSessions(config);
  const names = new Set(setUp.map(sessionKey));
  const added = declared.filter((session) => !names.has(sessionKey(session)));
  const known = [...setUp, ...added].filter((session) => session.kind === kind);
  const chosen = await knownSession(conversation, known);
  if (chosen === undefined) return askNewSession(conversation, config);
  if (!added.includes(chosen)) return withFlags(conversation, config, chosen);
  conversation.notice(text.declared(cleanForTerminal(sessionKey(chosen)), cleanForTerminal(chosen.startUrl)));
  return askNewSession(conversation, config, chosen);
}

/** `undefined` for a new one. */
async function knownSession(
  conversation: Conversation,
  known: readonly Session[],
): Promise<Session | undefined> {
  const { flags, prompter } = conversation;
  const startUrl = flags['start-url'];
  if (flags.session !== undefined) return named(conversation, flags.session, known);
  if (startUrl !== undefined) return known.find((session) => session.startUrl === startUrl);
  if (known.length === 0) return undefined;
  if (known.length === 1 && !prompter.interactive) return known[0];
  return prompter.choose({ ...text.answers.session, flag: '--session', choices: sessionChoices(known) });
}

/** A name that is not known is that of a new session. Where nothing else is said about that, it may be a typing error. */
function named(
  { flags, prompter, notice }: Conversation,
  name: string,
  known: readonly Session[],
): Session | undefined {
  const found = known.find((session) => sessionKey(session) === name);
  if (found !== undefined || flags['start-url'] !== undefined || prompter.interactive) return found;
  const near = nearest(name, known.map(sessionKey));
  notice(text.unknownSession(cleanForTerminal(name), near && cleanForTerminal(near)));
  return undefined;
}

async function withFlags(conversation: Conversation, config: AwsConfig, present: Session): Promise<Session> {
  const { flags } = conversation;
  if (flags['start-url'] === undefined && flags['sso-region'] === undefined && flags.scopes === undefined)
    return present;
  return askNewSession(conversation, config, present);
}
