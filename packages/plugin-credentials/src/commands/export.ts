import { SsoCommand } from '@sso/cli-kit';
import { exportCredentials } from '../export/export-credentials.ts';
import { exportFlags } from '../export/flags.ts';
import { text } from '../messages/text.ts';
import { mfaCodeFrom } from '../target/mfa-code.ts';
import { fromService } from '../target/obtain.ts';

/** A plain command line of it is answered by `fast/` in the same way, without oclif. */
export default class Export extends SsoCommand<void> {
  static override summary = text.export.summary;
  static override description = text.export.description;
  static override examples = [...text.export.examples];
  /** `--format json` is the machine's form; a flag that says the same twice is left out. */
  static override enableJsonFlag = false;
  static override flags = exportFlags;

  override async run(): Promise<void> {
    const { flags } = await this.parse(Export);
    const { prompter } = this;
    await exportCredentials(this.runtime, flags, {
      prompter,
      obtain: fromService({ mfaCode: mfaCodeFrom(prompter) }),
      output: { print: (result) => this.print(result), notice: (line) => this.notice(line) },
    });
  }
}
