import { displayWidth, type TableOptions } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import type { AccessResult, AccountAccess } from '../access/access-result.ts';
import { text } from '../messages/text.ts';
import { columnWidth, formatLine, type Piece, padded } from './painted.ts';

const words = text.access.shown;
/** Columns of a terminal. */
const gap = 2;
const idWidth = 12;
const widestName = 32;

/** A role as a column. */
interface RoleColumn {
  readonly roleName: string;
  readonly heading: string;
  readonly width: number;
}

/** The columns of roles, side by side where they fit, else one block below the other. */
interface Layout {
  readonly nameWidth: number;
  readonly blocks: readonly (readonly RoleColumn[])[];
  /** Whether the headings are numbers that have to be explained. */
  readonly isNumbered: boolean;
}

/** Accounts by roles, for each session. Roles whose names do not fit beside each other get numbers, explained below. */
export function renderMatrix({ sessions }: AccessResult, options: TableOptions): string {
  const shown = sessions.filter(({ accounts }) => accounts.length > 0);
  const line = (pieces: readonly Piece[]): string => `${formatLine(pieces, options)}\n`;
  const parts = shown.flatMap(({ session, accounts }) => {
    const layout = layOut(accounts, options.width);
    const title = shown.length > 1 ? [line([{ text: cleanForTerminal(session), tone: 'strong' }])] : [];
    const blocks = layout.blocks.map((columns) =>
      [headingLine(columns, layout), ...accounts.map((account) => accountLine(account, columns, layout))]
        .map(line)
        .join(''),
    );
    return [...title, ...blocks, ...(layout.isNumbered ? [roleLegend(layout).map(line).join('')] : [])];
  });
  return parts.length === 0 ? '' : [...parts, `${words.legend}\n`].join('\n');
}

function layOut(accounts: readonly AccountAccess[], width = Number.POSITIVE_INFINITY): Layout {
  const nameWidth = columnWidth([words.account, ...accounts.map(nameOf)], widestName);
  const names = [
    ...new Set(accounts.flatMap(({ roles }) => roles.map(({ roleName }) => roleName))),
  ].toSorted();
  const left = width - nameWidth - gap - idWidth - gap - displayWidth(words.production);
  const named = names.map((roleName) => columnOf(roleName, cleanForTerminal(roleName)));
  if (named.reduce((sum, column) => sum + gap + column.width, 0) <= left) {
    return { nameWidth, blocks: [named], isNumbered: false };
  }
  const numbered = names.map((roleName, index) => columnOf(roleName, String(index + 1)));
  const widest = Math.max(...numbered.map((column) => column.width));
  const most = Math.max(1, Math.floor(left / (gap + widest)));
  return { nameWidth, blocks: blocksOf(numbered, most), isNumbered: true };
}

function columnOf(roleName: string, heading: string): RoleColumn {
  return { roleName, heading, width: Math.max(1, displayWidth(heading)) };
}

/** As few blocks as possible, of about the same size. */
function blocksOf(columns: readonly RoleColumn[], most: number): readonly (readonly RoleColumn[])[] {
  const count = Math.ceil(columns.length / most);
  const size = Math.ceil(columns.length / count);
  return Array.from({ length: count }, (_, index) => columns.slice(index * size, (index + 1) * size));
}

const space: Piece = { text: ' '.repeat(gap) };

function headingLine(columns: readonly RoleColumn[], { nameWidth }: Layout): readonly Piece[] {
  const headings = [
    padded(words.account, nameWidth),
    padded(words.accountId, idWidth),
    ...columns.map(({ heading, width }) => padded(heading, width)),
  ];
  return [{ text: headings.join(space.text), tone: 'strong' }];
}

function accountLine(
  account: AccountAccess,
  columns: readonly RoleColumn[],
  { nameWidth }: Layout,
): readonly Piece[] {
  const marks = new Map(account.roles.map((role) => [role.roleName, role]));
  const cells = columns.map(({ roleName, width }): Piece => {
    const role = marks.get(roleName);
    if (role === undefined)
      return {
        text: padded(account.problem === null ? words.marks.none : words.marks.unknown, width),
        tone: 'quiet',
      };
    const sign = role.profiles.length > 0 ? words.marks.profile : words.marks.role;
    return { text: padded(sign, width), tone: role.production ? 'danger' : undefined };
  });
  return [
    { text: padded(nameOf(account), nameWidth) },
    space,
    { text: padded(cleanForTerminal(account.accountId), idWidth), tone: 'quiet' },
    ...cells.flatMap((cell) => [space, cell]),
    ...(account.production ? [space, { text: words.production, tone: 'danger' } as const] : []),
  ];
}

function roleLegend({ blocks }: Layout): readonly (readonly Piece[])[] {
  const columns = blocks.flat();
  const width = columnWidth(
    columns.map(({ heading }) => heading),
    5,
  );
  return columns.map(({ heading, roleName }) => [
    { text: heading.padStart(width), tone: 'strong' },
    { text: `  ${cleanForTerminal(roleName)}` },
  ]);
}

function nameOf({ accountName }: AccountAccess): string {
  return cleanForTerminal(accountName ?? '') || words.noName;
}
