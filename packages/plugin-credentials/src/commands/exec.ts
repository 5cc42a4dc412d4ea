import { boolean, string } from '@oclif/core/flags';
import { exitStatusOf, isNotFound, SsoCommand, UsageError } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import { exec } from '../exec/exec.ts';
import { splitAtDashes } from '../exec/split-at-dashes.ts';
import { fleetFlags } from '../fleet/flags.ts';
import { runFleet } from '../fleet/fleet.ts';
import { text } from '../messages/text.ts';
import { targetFlags } from '../target/flags.ts';

const { flags: summaries, ...texts } = text.exec;

export default class Exec extends SsoCommand<void> {
  static override summary = texts.summary;
  static override description = texts.description;
  static override examples = [...texts.examples];
  static override usage = [...texts.usage];
  static override flags = {
    ...targetFlags,
    ...fleetFlags,
    session: string({
      char: 's',
      summary: summaries.session,
      helpValue: 'NAME',
      relationships: [{ type: 'some', flags: ['all', 'account-id'] }],
    }),
    region: string({
      summary: summaries.region,
      helpValue: 'REGION',
      multiple: true,
      multipleNonGreedy: true,
    }),
    serve: boolean({ summary: summaries.serve }),
  };

  override async run(): Promise<void> {
    // oclif would drop a "--" among the arguments, and sort those that are there twice.
    const { own, words } = splitAtDashes(this.argv);
    const { flags } = await this.parse(Exec, [...own]);
    const options = { words, notice: (line: string) => this.notice(line) };
    if (flags.all) this.exit(await runFleet(this.runtime, flags, options));
    const [region, ...others] = flags.region ?? [];
    if (others.length > 0) throw new UsageError(text.fleet.severalRegions);
    const end = await exec(this.runtime, { ...flags, region }, options);
    if (end.kind === 'not-started') {
      const say = isNotFound(end) ? texts.notFound : texts.notExecutable;
      this.notice(say(cleanForTerminal(end.command), end.reason));
    }
    // So that who started us learns the same as if it had started the program: a shell ends its loop at Ctrl-C only then.
    if (end.kind === 'signalled') process.kill(process.pid, end.signal);
    this.exit(exitStatusOf(end));
  }
}
