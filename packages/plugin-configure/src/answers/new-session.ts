import {
  type AwsConfig,
  accountAccessScope,
  checkRegion,
  checkStartUrl,
  discoverRegion,
  planConfigChange,
  type Runtime,
  resolveServiceSettings,
  type Session,
  SsoError,
} from '@sso/core';
import type { Conversation } from '../conversation.ts';
import { text } from '../messages/text.ts';
import { problemOf } from './problem.ts';

const proposedName = 'my-sso';

/**
 * Asks what makes a session. `present` is one that is set up and that flags change: what they do not name stays.
 * @throws SsoError as `askSession`
 */
export async function askNewSession(
  conversation: Conversation,
  config: AwsConfig,
  present?: Session,
): Promise<Session> {
  const name = present?.kind === 'named' ? present.name : await askName(conversation, config);
  const typedUrl = await askStartUrl(conversation, present);
  const { caBundle } = resolveServiceSettings(conversation.runtime, config);
  const found = await discoverRegion(conversation.runtime, typedUrl, {
    caBundle,
    signal: conversation.signal,
  });
  const region = await askSsoRegion(conversation, present, found);
  const { startUrl } = found;
  if (name === undefined) return { kind: 'legacy', startUrl, region };
  return { kind: 'named', name, startUrl, region, scopes: await askScopes(conversation, present) };
}

/** `undefined` for the legacy form, which has none. */
async function askName(
  { runtime, flags, prompter }: Conversation,
  config: AwsConfig,
): Promise<string | undefined> {
  if (flags.legacy) return undefined;
  if (flags.session !== undefined) {
    planConfigChange(runtime, [{ kind: 'sso-session', name: flags.session, set: [] }]);
    return flags.session;
  }
  return prompter.input({
    ...text.answers.sessionName,
    flag: '--session',
    default: config.sessions.has(proposedName) ? undefined : proposedName,
    problem: (typed) => (typed === '' ? text.emptyName : nameProblem(runtime, typed)),
  });
}

function nameProblem(runtime: Runtime, name: string): string | undefined {
  return problemOf(() => planConfigChange(runtime, [{ kind: 'sso-session', name, set: [] }]));
}

async function askStartUrl({ flags, prompter }: Conversation, present: Session | undefined): Promise<string> {
  const given = flags['start-url'] ?? present?.startUrl;
  if (given !== undefined) return given;
  return prompter.input({
    ...text.answers.startUrl,
    flag: '--start-url',
    problem: (typed) => problemOf(() => checkStartUrl(typed)),
  });
}

/** A region that the start URL tells is better than one that is typed: a wrong one shows late, and only in the browser. */
async function askSsoRegion(
  { flags, notice, prompter }: Conversation,
  present: Session | undefined,
  found: { readonly startUrl: string; readonly region: string | undefined },
): Promise<string> {
  const given = flags['sso-region'];
  if (given !== undefined) {
    checkRegion(given);
    if (found.region === undefined || found.region === given) return given;
    throw new SsoError('start-url-refused', { startUrl: found.startUrl, region: given });
  }
  if (found.region !== undefined) {
    notice(text.regionFound(found.region));
    return found.region;
  }
  if (present !== undefined && present.startUrl === found.startUrl) return present.region;
  return prompter.input({
    ...text.answers.ssoRegion,
    flag: '--sso-region',
    problem: (typed) => problemOf(() => checkRegion(typed)),
  });
}

async function askScopes(
  { flags, prompter }: Conversation,
  present: Session | undefined,
): Promise<readonly string[]> {
  if (flags.scopes !== undefined) return splitScopes(flags.scopes);
  if (present?.kind === 'named') return present.scopes;
  if (!prompter.interactive) return [accountAccessScope];
  return splitScopes(
    await prompter.input({ ...text.answers.scopes, flag: '--scopes', default: accountAccessScope }),
  );
}

function splitScopes(scopes: string): readonly string[] {
  return scopes
    .split(',')
    .map((scope) => scope.trim())
    .filter(Boolean);
}
