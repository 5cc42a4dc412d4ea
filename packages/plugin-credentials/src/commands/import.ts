import { boolean, option, string } from '@oclif/core/flags';
import { SsoCommand, writeNotice } from '@sso/cli-kit';
import { checkRegion } from '@sso/core';
import { formatNames } from '../export/format-names.ts';
import { importCredentials } from '../import/import-credentials.ts';
import { readPastedText } from '../import/read-pasted-text.ts';
import type { ImportResult } from '../import/result.ts';
import { text } from '../messages/text.ts';

export default class Import extends SsoCommand<ImportResult> {
  static override summary = text.import.summary;
  static override description = text.import.description;
  static override examples = [...text.import.examples];
  static override flags = {
    profile: string({ char: 'p', summary: text.import.flags.profile, helpValue: 'NAME' }),
    clip: boolean({ summary: text.import.flags.clip }),
    format: option({
      char: 'f',
      summary: text.import.flags.format,
      options: formatNames,
      exclusive: ['json', 'force'],
    })(),
    region: string({ summary: text.import.flags.region, helpValue: 'REGION' }),
    verify: boolean({ summary: text.import.flags.verify }),
    force: boolean({ summary: text.import.flags.force }),
  };

  override async run(): Promise<ImportResult> {
    const { flags } = await this.parse(Import);
    const { runtime, prompter } = this;
    if (flags.region !== undefined) checkRegion(flags.region);
    const pasted = await readPastedText({
      clip: flags.clip,
      show: writeNotice,
      signal: () => this.abortSignal,
    });
    const print = (result: string): void => this.print(result);
    const notice = (line: string): void => this.notice(line);
    return importCredentials({ runtime, prompter, flags, print, notice }, pasted);
  }
}
