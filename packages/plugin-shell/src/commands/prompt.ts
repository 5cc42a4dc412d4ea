import { option, string } from '@oclif/core/flags';
import { SsoCommand, workingFolder } from '@sso/cli-kit';
import { text } from '../messages/text.ts';
import { promptSegment } from '../prompt/prompt.ts';
import { shellNames } from '../shells/shells.ts';

/** A plain command line of it is answered by `fast/` in the same way, without oclif. */
export default class Prompt extends SsoCommand<void> {
  static override summary = text.prompt.summary;
  static override description = text.prompt.description;
  static override examples = [...text.prompt.examples];
  static override enableJsonFlag = false;
  static override flags = {
    format: string({ char: 'f', summary: text.prompt.flags.format, helpValue: 'FORMAT' }),
    shell: option({ summary: text.prompt.flags.shell, options: shellNames, helpValue: 'SHELL' })(),
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Prompt);
    const place = { platform: process.platform, cwd: workingFolder() };
    this.print(await promptSegment(this.runtime, { ...flags, ...place }));
  }
}
