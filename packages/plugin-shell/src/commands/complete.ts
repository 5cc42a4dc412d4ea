import { join } from 'node:path';
import { option, string } from '@oclif/core/flags';
import { SsoCommand } from '@sso/cli-kit';
import { complete } from '../complete/complete.ts';
import { text } from '../messages/text.ts';
import { shellNames } from '../shells/shells.ts';

/** For the integration. Mostly it is answered by `fast/`, in the same way and without oclif. */
export default class Complete extends SsoCommand<void> {
  static override summary = text.complete.summary;
  static override hidden = true;
  static override enableJsonFlag = false;
  static override strict = false;
  static override flags = {
    shell: option({ summary: text.complete.flags.shell, options: shellNames, required: true })(),
    line: string({ summary: text.complete.flags.line }),
  };

  override async run(): Promise<void> {
    const { flags, argv } = await this.parse(Complete);
    const typed = flags.line ?? argv.map(String);
    const manifest = join(this.config.root, 'oclif.manifest.json');
    this.print(complete(this.runtime, { shell: flags.shell, typed }, manifest));
  }
}
