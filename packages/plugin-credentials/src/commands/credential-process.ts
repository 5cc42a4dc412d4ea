import { boolean } from '@oclif/core/flags';
import { SsoCommand } from '@sso/cli-kit';
import type { ServiceContext, Session } from '@sso/core';
import { credentialProcess } from '../credential-process/credential-process.ts';
import { obtainWithSignIn } from '../credential-process/obtain-with-sign-in.ts';
import { canSignIn, signInOnce } from '../credential-process/sign-in-once.ts';
import { text } from '../messages/text.ts';
import { targetFlags } from '../target/flags.ts';
import { fromService } from '../target/obtain.ts';

export default class CredentialProcess extends SsoCommand<void> {
  static override summary = text.credentialProcess.summary;
  static override description = text.credentialProcess.description;
  static override examples = [...text.credentialProcess.examples];
  /** The result is JSON in any case. */
  static override enableJsonFlag = false;
  static override flags = {
    ...targetFlags,
    'auto-login': boolean({ summary: text.credentialProcess.flags.autoLogin }),
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(CredentialProcess);
    const signIn = (context: ServiceContext, session: Session): Promise<void> =>
      signInOnce(context, session, {
        notice: (line) => this.notice(line),
        signal: this.abortSignal,
      });
    const result = await credentialProcess(this.runtime, flags, {
      obtain: flags['auto-login'] && canSignIn(this.runtime) ? obtainWithSignIn(signIn) : fromService(),
      setVariable: (name, value) => {
        process.env[name] = value;
      },
    });
    this.print(result);
  }
}
