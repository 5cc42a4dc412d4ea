import { Command } from '@oclif/core/command';
import { loadHelpClass } from '@oclif/core/help';

/** `sso help login` is another way to type `sso login --help`. A command of oclif itself, as it has no result. */
export default class Help extends Command {
  static override summary = 'Show how to use sso, or one of its commands.';
  static override examples = ['<%= config.bin %> help', '<%= config.bin %> help login'];
  static override strict = false;
  static override usage = 'help [COMMAND]';

  async run(): Promise<void> {
    const { argv } = await this.parse(Help);
    const HelpClass = await loadHelpClass(this.config);
    const help = new HelpClass(this.config, this.config.pjson.oclif.helpOptions);
    await help.showHelp(argv.map(String));
  }
}
