import { boolean, option, string } from '@oclif/core/flags';
import { deviceCodeFlag, exitCodeOf, noBrowserFlag, SsoCommand, sessionFlag } from '@sso/cli-kit';
import { text } from '../messages/text.ts';
import { populate } from '../populate/populate.ts';
import type { PopulateResult } from '../populate/result.ts';

const { flags: summaries, ...texts } = text.populate;
const forms = ['sso-session', 'legacy', 'credential-process'] as const;

export default class Populate extends SsoCommand<PopulateResult> {
  static override summary = texts.summary;
  static override description = texts.description;
  static override examples = [...texts.examples];
  static override flags = {
    session: sessionFlag,
    account: string({ summary: summaries.account, helpValue: 'PATTERN', multiple: true }),
    role: string({ summary: summaries.role, helpValue: 'PATTERN', multiple: true }),
    region: string({ char: 'r', summary: summaries.region, helpValue: 'REGION', multiple: true }),
    name: string({ summary: summaries.name, helpValue: 'TEMPLATE' }),
    'prefer-role': string({ summary: summaries.preferRole, helpValue: 'PATTERN', multiple: true }),
    form: option({ summary: summaries.form, options: forms })(),
    set: string({ summary: summaries.set, helpValue: 'KEY=VALUE', multiple: true }),
    prune: boolean({ summary: summaries.prune }),
    'prune-others': boolean({ summary: summaries.pruneOthers, dependsOn: ['prune'] }),
    'dry-run': boolean({ summary: summaries.dryRun }),
    yes: boolean({ char: 'y', summary: summaries.yes }),
    'device-code': deviceCodeFlag,
    'no-browser': noBrowserFlag,
  };

  override async run(): Promise<PopulateResult> {
    const { flags } = await this.parse(Populate);
    const result = await populate({
      runtime: this.runtime,
      prompter: this.prompter,
      notice: (line) => this.notice(line),
      print: (result) => this.print(result),
      signal: this.abortSignal,
      flags,
    });
    const [failure] = result.failures;
    if (failure !== undefined) process.exitCode = exitCodeOf(failure.code);
    return result;
  }
}
