import { boolean, string } from '@oclif/core/flags';
import { progressOnStderr, SsoCommand, sessionFlag, tableOptions, UsageError } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import type { AccessResult } from '../access/access-result.ts';
import { loadAccess } from '../access/load-access.ts';
import { accessSelector, patternsWithoutAccess } from '../access/select-access.ts';
import { text } from '../messages/text.ts';
import { type ReportConversation, writeReport } from '../report/write-report.ts';
import { renderCsv } from '../spreadsheet/render-csv.ts';
import { renderMatrix } from '../terminal/matrix.ts';
import { renderTree } from '../terminal/tree.ts';

const { flags: summaries, ...texts } = text.access;

export default class Access extends SsoCommand<AccessResult> {
  static override summary = texts.summary;
  static override description = texts.description;
  static override examples = [...texts.examples];
  static override flags = {
    session: sessionFlag,
    account: string({ summary: summaries.account, helpValue: 'PATTERN', multiple: true }),
    role: string({ summary: summaries.role, helpValue: 'PATTERN', multiple: true }),
    search: string({ summary: summaries.search, helpValue: 'TEXT' }),
    matrix: boolean({ summary: summaries.matrix, exclusive: ['csv', 'html', 'json'] }),
    csv: boolean({ summary: summaries.csv, exclusive: ['html', 'json'] }),
    html: string({ summary: summaries.html, helpValue: 'FILE', exclusive: ['json'] }),
    open: boolean({ summary: summaries.open, dependsOn: ['html'] }),
    refresh: boolean({ summary: summaries.refresh }),
  };

  override async run(): Promise<AccessResult> {
    const { flags } = await this.parse(Access);
    if (flags.open && flags.html === '-') throw new UsageError(texts.openNeedsFile);
    const select = accessSelector(flags);
    const everything = await loadAccess(this.runtime, {
      ...flags,
      notice: (line) => this.notice(line),
      progress: progressOnStderr(this.runtime.now),
      signal: this.abortSignal,
    });
    const access = select(everything);
    this.#tellCounts(access);
    for (const { kind, pattern, near } of patternsWithoutAccess(everything, flags)) {
      this.notice(texts.unmatched(kind, cleanForTerminal(pattern), near && cleanForTerminal(near)));
    }
    if (flags.html !== undefined) await writeReport(this.#conversation(), access, flags.html, flags);
    else this.print(this.#render(access, flags));
    return access;
  }

  #render(access: AccessResult, form: { readonly matrix: boolean; readonly csv: boolean }): string {
    if (form.csv) return renderCsv(access);
    const render = form.matrix ? renderMatrix : renderTree;
    return render(access, tableOptions(process.stdout));
  }

  #tellCounts({ sessions }: AccessResult): void {
    const accounts = sessions.flatMap((session) => session.accounts);
    const roles = accounts.reduce((sum, account) => sum + account.roles.length, 0);
    this.notice(accounts.length === 0 ? texts.none : texts.counts(accounts.length, roles));
  }

  #conversation(): ReportConversation {
    return {
      runtime: this.runtime,
      notice: (line) => this.notice(line),
      print: (result) => this.print(result),
    };
  }
}
