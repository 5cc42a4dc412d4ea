import { progressOnStderr, SsoCommand } from '@sso/cli-kit';
import { columnsNamed, kinds, usualColumns } from '../list/columns.ts';
import { listArguments, listFlags } from '../list/flags.ts';
import { type ListResult, listEverything } from '../list/list.ts';
import { renderList } from '../list/render.ts';
import { selector } from '../list/selection.ts';
import { text } from '../messages/text.ts';

export default class List extends SsoCommand<ListResult> {
  static override summary = text.list.summary;
  static override description = text.list.description;
  static override examples = [...text.list.examples];
  static override args = listArguments;
  static override flags = listFlags;

  override async run(): Promise<ListResult> {
    const { args, flags } = await this.parse(List);
    const kind = kinds.find((known) => known === args.kind) ?? 'profiles';
    const columns = flags.columns === undefined ? usualColumns(kind) : columnsNamed(kind, flags.columns);
    const select = selector(kind, flags);
    const everything = await listEverything(this.runtime, kind, {
      ...flags,
      notice: (line) => this.notice(line),
      progress: progressOnStderr(this.runtime.now),
      signal: this.abortSignal,
    });
    const items = select(everything.items);
    if (items.length === 0) {
      const isUnconfigured = kind === 'profiles' && everything.items.length === 0 && !flags.session;
      this.notice(isUnconfigured ? text.list.noneConfigured : text.list.none[kind]);
    }
    this.print(renderList(items, columns, flags));
    return { ...everything, items };
  }
}
