import { string } from '@oclif/core/args';
import { exitStatusOf, hasColor, SsoCommand, workingFolder } from '@sso/cli-kit';
import { text } from '../messages/text.ts';
import { announcement } from '../switch/announce.ts';
import { directoriesAt, personAt } from '../switch/at-terminal.ts';
import { runSubshell, shellLines, wayOf } from '../switch/deliver.ts';
import { switchFlags } from '../switch/flags.ts';
import { renewStale } from '../switch/renew-stale.ts';
import { wantedBy } from '../switch/request.ts';
import { rememberSwitch, switchTo } from '../switch/switch.ts';
import { wordsFromEnvironment } from '../switch/words-from-environment.ts';

/** A plain command line of it is answered by `fast/` in the same way, without oclif. */
export default class Switch extends SsoCommand<void> {
  static override summary = text.switch.summary;
  static override description = text.switch.description;
  static override examples = [...text.switch.examples];
  /** stdout is what the shell runs. */
  static override enableJsonFlag = false;
  static override args = { name: string({ description: text.switch.argument, ignoreStdin: true }) };
  static override flags = switchFlags;

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Switch, [...wordsFromEnvironment(this.argv, process.env)]);
    const { runtime, prompter } = this;
    const way = wayOf(flags, prompter);
    const wanted = wantedBy(runtime, args.name, flags);
    const terminal = {
      prompter,
      notice: (line: string) => this.notice(line),
      abortSignal: () => this.abortSignal,
    };
    const switched = await switchTo(runtime, wanted, flags, {
      platform: process.platform,
      cwd: workingFolder(),
      person: personAt(runtime, flags, terminal),
      loadDirectories: directoriesAt(runtime, flags, terminal),
      renewStale: (config, directories) => renewStale(runtime, config, directories),
      abortSignal: terminal.abortSignal,
    });
    const lines = way.kind === 'subshell' ? undefined : shellLines(runtime, switched.variables, way);
    await rememberSwitch(runtime, switched, { platform: process.platform });
    for (const line of announcement(runtime, switched, () => hasColor(process.stderr))) this.notice(line);
    if (lines !== undefined) return this.print(lines);
    this.notice(text.switch.subshell);
    this.exit(exitStatusOf(await runSubshell(runtime, switched.variables)));
  }
}
