import { option } from '@oclif/core/flags';
import { profileFlag, SsoCommand } from '@sso/cli-kit';
import {
  activeProfileName,
  createServiceContext,
  exportFormats,
  findSsoProfile,
  formatCredentials,
  obtainRoleCredentials,
  readAwsConfig,
  resolveServiceSettings,
} from '@sso/core';
import { text } from '../messages/text.ts';

export default class Export extends SsoCommand<void> {
  static override summary = text.export.summary;
  static override description = text.export.description;
  static override examples = [...text.export.examples];
  /** `--format json` is the machine's form; a flag that says the same twice is left out. */
  static override enableJsonFlag = false;
  static override flags = {
    profile: profileFlag,
    format: option({
      char: 'f',
      summary: text.export.format,
      options: exportFormats,
      default: process.platform === 'win32' ? 'powershell' : 'env',
    })(),
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Export);
    const { runtime } = this;
    const config = readAwsConfig(runtime);
    const profile = findSsoProfile(config, flags.profile ?? activeProfileName(runtime).name);
    const settings = resolveServiceSettings(runtime, config, { profile: profile.name });
    const credentials = await obtainRoleCredentials(
      createServiceContext(runtime, settings),
      profile.session,
      profile,
    );
    this.print(
      formatCredentials(flags.format, credentials, { profile: profile.name, roleName: profile.roleName }),
    );
  }
}
