import { boolean, string } from '@oclif/core/flags';
import { exitStatusOf, isNotFound, SsoCommand } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import { exec } from '../exec/exec.ts';
import { splitAtDashes } from '../exec/split-at-dashes.ts';
import { text } from '../messages/text.ts';
import { targetFlags } from '../target/flags.ts';

export default class Exec extends SsoCommand<void> {
  static override summary = text.exec.summary;
  static override description = text.exec.description;
  static override examples = [...text.exec.examples];
  static override usage = text.exec.usage;
  /** stdout is the program's. */
  static override enableJsonFlag = false;
  static override flags = {
    ...targetFlags,
    region: string({ summary: text.exec.flags.region, helpValue: 'REGION' }),
    serve: boolean({ summary: text.exec.flags.serve }),
  };

  override async run(): Promise<void> {
    // oclif would drop a "--" among the arguments, and sort those that are there twice.
    const { own, words } = splitAtDashes(this.argv);
    const { flags } = await this.parse(Exec, [...own]);
    const end = await exec(this.runtime, flags, { words, notice: (line) => this.notice(line) });
    if (end.kind === 'not-started') {
      const say = isNotFound(end) ? text.exec.notFound : text.exec.notExecutable;
      this.notice(say(cleanForTerminal(end.command), end.reason));
    }
    // So that who started us learns the same as if it had started the program: a shell ends its loop at Ctrl-C only then.
    if (end.kind === 'signalled') process.kill(process.pid, end.signal);
    this.exit(exitStatusOf(end));
  }
}
