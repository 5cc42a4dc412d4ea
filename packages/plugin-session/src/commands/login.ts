import {
  chooseSession,
  deviceCodeFlag,
  forceFlag,
  formatDuration,
  noBrowserFlag,
  profileFlag,
  runSignIn,
  SsoCommand,
  sessionFlag,
} from '@sso/cli-kit';
import {
  cleanForTerminal,
  createServiceContext,
  findValidToken,
  formatTimestamp,
  isRefreshable,
  readAwsConfig,
  resolveServiceSettings,
  sessionKey,
} from '@sso/core';
import { text } from '../messages/text.ts';

export interface LoginResult {
  /** The sso-session's name; null for a legacy session, which its start URL names. */
  readonly session: string | null;
  readonly startUrl: string;
  readonly region: string;
  /** RFC 3339. */
  readonly expiresAt: string;
  readonly refreshable: boolean;
  /** Whether a person had to do something. */
  readonly alreadySignedIn: boolean;
}

export default class Login extends SsoCommand<LoginResult> {
  static override summary = text.login.summary;
  static override description = text.login.description;
  static override examples = [...text.login.examples];
  static override flags = {
    session: sessionFlag,
    profile: profileFlag,
    'device-code': deviceCodeFlag,
    'no-browser': noBrowserFlag,
    force: forceFlag,
  };

  override async run(): Promise<LoginResult> {
    const { flags } = await this.parse(Login);
    const { runtime } = this;
    const config = readAwsConfig(runtime);
    const session = await chooseSession(runtime, config, this.prompter, flags);
    const context = createServiceContext(runtime, resolveServiceSettings(runtime, config, flags), {
      signal: this.abortSignal,
    });
    const present = flags.force ? undefined : await findValidToken(context, session);
    const alreadySignedIn = present?.kind === 'valid';
    const token = alreadySignedIn
      ? present.token
      : await runSignIn(context, session, {
          flags,
          notice: (line) => this.notice(line),
          signal: this.abortSignal,
        });
    const refreshable = isRefreshable(session, token, runtime.now());
    const say = alreadySignedIn ? text.login.already : text.login.done;
    this.notice(say(cleanForTerminal(sessionKey(session)), formatDuration(token.expiresAt - runtime.now())));
    if (refreshable) this.notice(text.login.renews);
    return {
      session: session.kind === 'named' ? session.name : null,
      startUrl: session.startUrl,
      region: session.region,
      expiresAt: formatTimestamp(token.expiresAt),
      refreshable,
      alreadySignedIn,
    };
  }
}
