import { workingFolder } from '@sso/cli-kit';
import {
  type AwsConfig,
  cleanForTerminal,
  configFilePath,
  createServiceContext,
  declaredSessions,
  defaultProfileName,
  processProfileChanges,
  profileChanges,
  type RoleTarget,
  readAwsConfig,
  readDeclarations,
  requireAgreement,
  resolveServiceSettings,
  type SectionChange,
  type SsoProfile,
  sessionChanges,
} from '@sso/core';
import { askAccount } from './answers/account.ts';
import { askOutput } from './answers/output.ts';
import { askProfileName } from './answers/profile-name.ts';
import { askRegion } from './answers/region.ts';
import { askRole } from './answers/role.ts';
import { askSession } from './answers/session.ts';
import { checkFlags } from './check-flags.ts';
import type { Conversation } from './conversation.ts';
import { ensureSignedIn } from './ensure-signed-in.ts';
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
  checkFlags(conversation);
  const declarations = await readDeclarations(runtime, { platform: process.platform, cwd: workingFolder() });
  const session = await askSession(conversation, config, declaredSessions(declarations));
  if (session.kind === 'named' && conversation.flags['start-url'] === undefined)
    await requireAgreement(declarations, config, session.name);
  // Before the sign-in, which would replace the token of the session as it is set up.
  await permitChanges(conversation, sessionChanges(session));
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, config), { signal });
  await ensureSignedIn(conversation, context, session);
  const accountId = await askAccount(conversation, context, session);
  const roleName = await askRole(conversation, context, session, accountId);
  const answers = await askProfile(conversation, config, { accountId, roleName });
  const profile: SsoProfile = { session, accountId, roleName, ...answers };
  const written = await writeProfile(conversation, profile);
  return resultOf(profile, written);
}

/** What the profile says beside its role. Answers that nobody gives stay as they are in a profile that is set up. */
async function askProfile(
  conversation: Conversation,
  config: AwsConfig,
  target: RoleTarget,
): Promise<Pick<SsoProfile, 'name' | 'region' | 'output'>> {
  const expectedName = conversation.flags.profile ?? defaultProfileName(target, target.roleName);
  const present = config.profiles.get(expectedName);
  const region = await askRegion(conversation, present);
  const output = await askOutput(conversation, present);
  return { region, output, name: await askProfileName(conversation, target) };
}

async function writeProfile(conversation: Conversation, profile: SsoProfile): Promise<boolean> {
  const { notice, runtime, signal } = conversation;
  const changes = changesFor(conversation, profile);
  const ofProfile = changes.filter(({ kind }) => kind === 'profile');
  await permitChanges(conversation, ofProfile);
  signal.throwIfAborted();
  const written = await writeChanges(conversation, changes);
  const say = written ? text.written : text.unchanged;
  notice(say(cleanForTerminal(profile.name), cleanForTerminal(configFilePath(runtime) ?? '')));
  showSample(conversation, profile.name);
  return written;
}

function changesFor({ flags }: Conversation, profile: SsoProfile): readonly SectionChange[] {
  const { session } = profile;
  // Only --legacy asks for a session without a name, and does not go with the other flag.
  if (!flags['credential-process'] || session.kind === 'legacy') return profileChanges(profile);
  return processProfileChanges(session, profile, { platform: process.platform });
}

function resultOf(profile: SsoProfile, written: boolean): ConfigureResult {
  const { session } = profile;
  return {
    profile: profile.name,
    session: session.kind === 'named' ? session.name : null,
    startUrl: session.startUrl,
    ssoRegion: session.region,
    accountId: profile.accountId,
    roleName: profile.roleName,
    region: profile.region ?? null,
    output: profile.output ?? null,
    written,
  };
}
