import { Help } from '@oclif/core/help';
import { unknownCommand } from './unknown-command.ts';

/** oclif's help, which says of a command that does not exist what running it says. */
export default class ProgramHelp extends Help {
  override async showHelp(argv: string[]): Promise<void> {
    try {
      await super.showHelp(argv);
    } catch (error) {
      // oclif has no code for it.
      const id = error instanceof Error ? /^Command (\S+) not found\.$/.exec(error.message)?.[1] : undefined;
      throw id === undefined ? error : unknownCommand(id, this.config);
    }
  }
}
