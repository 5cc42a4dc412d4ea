import { Help } from '@oclif/core/help';
import { TidyUsage } from './tidy-usage.ts';

/** oclif's help, which says of a command that does not exist what running it says. */
export class ProgramHelp extends Help {
  protected override CommandHelpClass = TidyUsage;

  override async showHelp(argv: string[]): Promise<void> {
    try {
      await super.showHelp(argv);
    } catch (error) {
      // oclif has no code for it.
      const id = error instanceof Error ? /^Command (\S+) not found\.$/.exec(error.message)?.[1] : undefined;
      if (id === undefined) throw error;
      // Its texts take longer to load than help that is found takes to be shown.
      const { unknownCommand } = await import('./unknown-command.ts');
      throw unknownCommand(id, this.config);
    }
  }
}
