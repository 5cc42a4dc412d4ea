import type { TableOptions } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import type { AccessResult, AccountAccess, RoleAccess, SessionAccess } from '../access/access-result.ts';
import { text } from '../messages/text.ts';
import { columnWidth, formatLine, type Piece, padded } from './painted.ts';

const words = text.access.shown;
/** Columns. Longer names are cut off, so that one of them does not push all ids to the right. */
const widestName = 40;

const branches = { more: '├─ ', last: '└─ ' } as const;
const stems = { more: '│  ', last: '   ' } as const;
type Place = keyof typeof branches;

interface Widths {
  readonly account: number;
  readonly role: number;
}

/** Sessions, their accounts, and in each the roles with their profiles. */
export function renderTree({ sessions }: AccessResult, options: TableOptions): string {
  const shown = sessions.filter(({ accounts }) => accounts.length > 0);
  const accounts = shown.flatMap((session) => session.accounts);
  const widths = {
    account: columnWidth(accounts.map(nameOf), widestName),
    role: columnWidth(accounts.flatMap(({ roles }) => roles).map(roleNameOf), widestName),
  };
  const blocks = shown.map((session) =>
    sessionLines(session, widths)
      .map((pieces) => `${formatLine(pieces, options)}\n`)
      .join(''),
  );
  return blocks.join('\n');
}

function sessionLines({ session, startUrl, accounts }: SessionAccess, widths: Widths): readonly Piece[][] {
  const name = cleanForTerminal(session);
  const address = cleanForTerminal(startUrl);
  // That of a legacy profile is its start URL.
  const heading: Piece[] = [{ text: name, tone: 'strong' }];
  if (address !== name) heading.push({ text: `  ${address}`, tone: 'quiet' });
  return [
    heading,
    ...accounts.flatMap((account, index) => accountLines(account, placeOf(index, accounts), widths)),
  ];
}

function accountLines(account: AccountAccess, place: Place, widths: Widths): readonly Piece[][] {
  const { accountId, emailAddress, production, problem, roles } = account;
  const line: Piece[] = [
    { text: branches[place], tone: 'quiet' },
    { text: padded(nameOf(account), widths.account), tone: 'strong' },
    { text: `  ${cleanForTerminal(accountId)}` },
    { text: `  ${cleanForTerminal(emailAddress ?? '')}`, tone: 'quiet' },
    ...mark(production),
  ];
  const stem: Piece = { text: stems[place], tone: 'quiet' };
  const notes = notesOf(problem, roles.length);
  const below = [
    ...notes.map((note) => [note]),
    ...roles.map((role) => rolePieces(role, production, widths)),
  ];
  return [
    line,
    ...below.map((pieces, index) => [
      stem,
      { text: branches[placeOf(index, below)], tone: 'quiet' } as const,
      ...pieces,
    ]),
  ];
}

function notesOf(problem: string | null, roles: number): readonly Piece[] {
  if (problem !== null) return [{ text: words.unknown(problem, roles), tone: 'danger' }];
  return roles === 0 ? [{ text: words.noRoles, tone: 'quiet' }] : [];
}

function rolePieces(role: RoleAccess, isMarked: boolean, widths: Widths): readonly Piece[] {
  const profiles = role.profiles.map(cleanForTerminal).join(', ');
  return [
    { text: padded(roleNameOf(role), widths.role) },
    { text: profiles === '' ? '' : `  ${words.profile(profiles)}`, tone: 'quiet' },
    // What holds for the account need not be said again of each role.
    ...mark(role.production && !isMarked),
  ];
}

function mark(production: boolean): readonly Piece[] {
  return production ? [{ text: '  ' }, { text: words.production, tone: 'danger' }] : [];
}

function nameOf({ accountName }: AccountAccess): string {
  return cleanForTerminal(accountName ?? '') || words.noName;
}

function roleNameOf({ roleName }: RoleAccess): string {
  return cleanForTerminal(roleName);
}

function placeOf(index: number, all: readonly unknown[]): Place {
  return index === all.length - 1 ? 'last' : 'more';
}
