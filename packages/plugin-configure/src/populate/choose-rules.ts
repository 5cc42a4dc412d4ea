import { chooseSession, workingFolder } from '@sso/cli-kit';
import {
  type AwsConfig,
  cleanForTerminal,
  type Declaration,
  declaredRules,
  declaredSessions,
  discoverRegion,
  type NamedSession,
  type PopulationSource,
  readDeclarations,
  requireAgreement,
  resolveServiceSettings,
  type Session,
} from '@sso/core';
import { text } from '../messages/text.ts';
import type { PopulateConversation } from './conversation.ts';
import { rulesOf } from './rules.ts';

/** Rules with their session, before it is known what that gives access to. */
export type ChosenRules = Omit<PopulationSource, 'directory'>;

/** Where sessions are looked for. */
interface KnownSessions {
  readonly config: AwsConfig;
  readonly declarations: readonly Declaration[];
}

/**
 * The rules of the declarative file for the session that a flag names, or for all of its sessions; where it has none, those of the
 * flags alone.
 * @throws UsageError, and SsoError `declaration-invalid`, `session-not-found`, `session-ambiguous`, `start-url-invalid`, and those of the rules
 */
export async function chooseRules(
  conversation: PopulateConversation,
  config: AwsConfig,
): Promise<readonly ChosenRules[]> {
  const { runtime, flags } = conversation;
  const declarations = await readDeclarations(runtime, { platform: process.platform, cwd: workingFolder() });
  const known = { config, declarations };
  const declared = declaredRules(declarations).filter(
    ({ session }) => flags.session === undefined || session === flags.session,
  );
  if (declared.length === 0) {
    const session = await sessionNamed(conversation, known, flags.session);
    return [{ session, rules: rulesOf(flags, session) }];
  }
  const sessions = new Map<string, Session>();
  const chosen: ChosenRules[] = [];
  for (const rules of declared) {
    const session = sessions.get(rules.session) ?? (await sessionNamed(conversation, known, rules.session));
    sessions.set(rules.session, session);
    chosen.push({ session, rules: rulesOf(flags, session, rules) });
  }
  return chosen;
}

/** What is set up counts. A file that says something else about it is refused. */
async function sessionNamed(
  conversation: PopulateConversation,
  { config, declarations }: KnownSessions,
  name: string | undefined,
): Promise<Session> {
  const { runtime, prompter } = conversation;
  if (name !== undefined) await requireAgreement(declarations, config, name);
  const declared = declaredSessions(declarations).find((session) => session.name === name);
  if (declared !== undefined && !config.sessions.has(declared.name)) {
    return fromFile(conversation, config, declared);
  }
  return chooseSession(runtime, config, prompter, { session: name });
}

/** The file may be a stranger's: its start URL is looked at as if it had been typed, and shown before anybody signs in there. */
async function fromFile(
  { runtime, notice, signal }: PopulateConversation,
  config: AwsConfig,
  session: NamedSession,
): Promise<Session> {
  const { caBundle } = resolveServiceSettings(runtime, config);
  const { startUrl } = await discoverRegion(runtime, session.startUrl, { caBundle, signal });
  notice(text.declared(cleanForTerminal(session.name), cleanForTerminal(startUrl)));
  return { ...session, startUrl };
}
