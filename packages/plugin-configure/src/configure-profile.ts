import { runSignIn } from '@sso/cli-kit';
import {
  cleanForTerminal,
  configFilePath,
  createServiceContext,
  findValidToken,
  profileChanges,
  readAwsConfig,
  resolveServiceSettings,
  type ServiceContext,
  type Session,
  type SsoProfile,
  sessionChanges,
} from '@sso/core';
import { askAccount } from './answers/account.ts';
import { askOutput } from './answers/output.ts';
import { askProfileName } from './answers/profile-name.ts';
import { askRegion } from './answers/region.ts';
import { askRole } from './answers/role.ts';
import { askSession } from './answers/session.ts';
import type { Conversation } from './conversation.ts';
import { text } from './messages/text.ts';
import { showSample } from './show-sample.ts';
import { permitChanges, writeChanges } from './write-changes.ts';

/** What `sso configure --json` prints. */
export interface ConfigureResult {
  readonly profile: string;
  readonly session: string | null;
  readonly startUrl: string;
  readonly ssoRegion: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly region: string | null;
  readonly output: string | null;
  /** False where the file already said so. */
  readonly written: boolean;
}

/**
 * From the first question to the written profile. Nothing is written to the config before everything is known and the
 * service has agreed to it.
 */
export async function configureProfile(conversation: Conversation): Promise<ConfigureResult> {
  const { runtime, signal } = conversation;
  const config = readAwsConfig(runtime);
  const session = await askSession(conversation, config);
  // Before the sign-in, which would replace the token of the session as it is set up.
  await permitChanges(conversation, sessionChanges(session));
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, config), { signal });
  await ensureSignedIn(conversation, context, session);
  const accountId = await askAccount(conversation, context, session);
  const roleName = await askRole(conversation, context, session, accountId);
  const region = await askRegion(conversation, config);
  const output = await askOutput(conversation, config);
  const name = await askProfileName(conversation, { accountId, roleName });
  const profile: SsoProfile = { name, session, accountId, roleName, region, output };
  const changes = profileChanges(profile);
  await permitChanges(
    conversation,
    changes.filter(({ kind }) => kind === 'profile'),
  );
  signal.throwIfAborted();
  const written = await writeChanges(conversation, changes);
  const say = written ? text.written : text.unchanged;
  conversation.notice(say(cleanForTerminal(name), cleanForTerminal(configFilePath(runtime) ?? '')));
  showSample(conversation, name);
  return {
    profile: name,
    session: session.kind === 'named' ? session.name : null,
    startUrl: session.startUrl,
    ssoRegion: session.region,
    accountId,
    roleName,
    region: region ?? null,
    output: output ?? null,
    written,
  };
}

async function ensureSignedIn(
  { flags, notice, signal }: Conversation,
  context: ServiceContext,
  session: Session,
): Promise<void> {
  const outcome = await findValidToken(context, session);
  if (outcome.kind === 'valid') return;
  if (outcome.reason === 'no-token') notice(text.wrongRegionHint(session.region));
  await runSignIn(context, session, { flags, notice, signal });
}
