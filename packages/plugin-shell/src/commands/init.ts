import { string } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { presentShell, SsoCommand, UsageError } from '@sso/cli-kit';
import { install, uninstall } from '../init/install.ts';
import { integrationFor } from '../init/integration.ts';
import { text } from '../messages/text.ts';
import { isShellName, shellNames } from '../shells/shells.ts';

export default class Init extends SsoCommand<void> {
  static override summary = text.init.summary;
  static override description = text.init.description;
  static override examples = [...text.init.examples];
  /** stdout is what the shell runs. */
  static override enableJsonFlag = false;
  static override args = {
    shell: string({ description: text.init.argument, options: [...shellNames], ignoreStdin: true }),
  };
  static override flags = {
    install: boolean({ summary: text.init.flags.install, exclusive: ['uninstall'] }),
    uninstall: boolean({ summary: text.init.flags.uninstall }),
    yes: boolean({ char: 'y', summary: text.init.flags.yes }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Init);
    const { runtime, prompter } = this;
    const { platform } = process;
    const named = args.shell !== undefined && isShellName(args.shell) ? args.shell : undefined;
    if (flags.install || flags.uninstall) {
      const options = { platform, prompter, notice: (line: string) => this.notice(line), yes: flags.yes };
      return (flags.install ? install : uninstall)(
        runtime,
        named ?? presentShell(runtime, platform),
        options,
      );
    }
    if (named === undefined) throw new UsageError(text.init.shellNeeded);
    this.print(await integrationFor(runtime, named, { platform }));
  }
}
