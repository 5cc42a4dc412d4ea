import { boolean, option, string } from '@oclif/core/flags';
import { deviceCodeFlag, noBrowserFlag, SsoCommand, startUrlFlag } from '@sso/cli-kit';
import { outputFormats } from '../answers/output.ts';
import { type ConfigureResult, configureProfile } from '../configure-profile.ts';
import { text } from '../messages/text.ts';

export default class Configure extends SsoCommand<ConfigureResult> {
  static override summary = text.summary;
  static override description = text.description;
  static override examples = [...text.examples];
  static override flags = {
    session: string({ char: 's', summary: text.flags.session, helpValue: 'NAME' }),
    'start-url': startUrlFlag,
    'sso-region': string({ summary: text.flags.ssoRegion, helpValue: 'REGION' }),
    scopes: string({ summary: text.flags.scopes, helpValue: 'SCOPE,...' }),
    'account-id': string({ summary: text.flags.accountId, helpValue: 'ID' }),
    'role-name': string({ summary: text.flags.roleName, helpValue: 'ROLE' }),
    region: string({ char: 'r', summary: text.flags.region, helpValue: 'REGION' }),
    output: option({ summary: text.flags.output, options: outputFormats })(),
    profile: string({ char: 'p', summary: text.flags.profile, helpValue: 'NAME' }),
    legacy: boolean({ summary: text.flags.legacy, exclusive: ['session', 'scopes'] }),
    'credential-process': boolean({ summary: text.flags.credentialProcess, exclusive: ['legacy'] }),
    'device-code': deviceCodeFlag,
    'no-browser': noBrowserFlag,
    force: boolean({ summary: text.flags.force }),
  };

  override async run(): Promise<ConfigureResult> {
    const { flags } = await this.parse(Configure);
    return configureProfile({
      runtime: this.runtime,
      prompter: this.prompter,
      notice: (line) => this.notice(line),
      signal: this.abortSignal,
      flags,
    });
  }
}
