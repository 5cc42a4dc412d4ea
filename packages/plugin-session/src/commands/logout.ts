import { boolean } from '@oclif/core/flags';
import { chooseSession, profileFlag, SsoCommand, sessionFlag } from '@sso/cli-kit';
import {
  type AwsConfig,
  cleanForTerminal,
  createServiceContext,
  knownSessions,
  readAwsConfig,
  resolveServiceSettings,
  type Session,
  type SignOutOutcome,
  sessionKey,
  signOut,
} from '@sso/core';
import { text } from '../messages/text.ts';

export interface LogoutResult {
  readonly sessions: readonly {
    readonly session: string | null;
    readonly startUrl: string;
    /** `not-reached`: signed out on this machine only. */
    readonly outcome: 'not-signed-in' | 'ended' | 'already-ended' | 'not-reached';
  }[];
}

export default class Logout extends SsoCommand<LogoutResult> {
  static override summary = text.logout.summary;
  static override description = text.logout.description;
  static override examples = [...text.logout.examples];
  static override flags = {
    session: sessionFlag,
    profile: profileFlag,
    all: boolean({ summary: text.logout.all, exclusive: ['session', 'profile'] }),
  };

  override async run(): Promise<LogoutResult> {
    const { flags } = await this.parse(Logout);
    const config = readAwsConfig(this.runtime);
    const context = createServiceContext(this.runtime, resolveServiceSettings(this.runtime, config, flags), {
      signal: this.abortSignal,
    });
    const sessions = [];
    for (const session of await this.#sessions(config, flags)) {
      const outcome = outcomeOf(await signOut(context, session));
      this.notice(text.logout.outcomes[outcome](cleanForTerminal(sessionKey(session))));
      sessions.push({
        session: session.kind === 'named' ? session.name : null,
        startUrl: session.startUrl,
        outcome,
      });
    }
    if (sessions.length === 0) this.notice(text.logout.none);
    return { sessions };
  }

  async #sessions(
    config: AwsConfig,
    flags: {
      readonly all: boolean;
      readonly session?: string | undefined;
      readonly profile?: string | undefined;
    },
  ): Promise<readonly Session[]> {
    if (flags.all) return knownSessions(config);
    return [await chooseSession(this.runtime, config, this.prompter, flags)];
  }
}

function outcomeOf(outcome: SignOutOutcome): LogoutResult['sessions'][number]['outcome'] {
  return outcome.kind === 'signed-out' ? outcome.service : outcome.kind;
}
