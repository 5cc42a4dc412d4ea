import type { AccountAccess, RoleAccess } from '../../access/access-result.ts';
import { accountName } from './account.ts';
import { element, nameElement } from './element.ts';
import { type Sorting, sortHeading } from './heading.ts';
import type { SortKey } from './rows.ts';
import type { TableView } from './table-view.ts';
import type { Words } from './words.ts';

const kinds = ['account', 'accountId', 'emailAddress', 'session', 'roles'] as const;

/** Accounts with their roles beside them. The session is shown where there are several. */
export function listView(hasSessions: boolean, sorting: Sorting, words: Words): TableView {
  const shown = kinds.filter((kind) => hasSessions || kind !== 'session');
  const headings = shown.map((kind) => sortHeading(words.text(kind), { kind } satisfies SortKey, sorting));
  return {
    columns: element('colgroup', {}, ...shown.map((kind) => element('col', { class: kind }))),
    head: element('thead', {}, element('tr', {}, ...headings)),
    rowOf: ({ account, session, roles }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, accountName(account, words)),
        element('td', { class: 'id' }, account.accountId),
        element('td', { class: 'email' }, nameElement(account.emailAddress ?? '')),
        ...(hasSessions ? [element('td', {}, nameElement(session.session))] : []),
        rolesCell(account, roles, words),
      ),
  };
}

function rolesCell(
  { problem, roles: all }: AccountAccess,
  roles: readonly RoleAccess[],
  words: Words,
): HTMLTableCellElement {
  const cell = element('td');
  if (problem !== null) {
    const note = words.text(all.length === 0 ? 'unknown' : 'formerly', { code: problem });
    cell.append(element('span', { class: 'problem' }, note));
  } else if (all.length === 0) {
    cell.append(element('span', { class: 'quiet' }, words.text('noRoles')));
  }
  if (roles.length > 0) {
    cell.append(element('ul', { class: 'roles' }, ...roles.map((role) => roleItem(role, words))));
  }
  return cell;
}

function roleItem({ roleName, production, profiles }: RoleAccess, words: Words): HTMLElement {
  const item = element('li', production ? { class: 'production' } : {}, nameElement(roleName));
  if (production) item.append(element('span', { class: 'unseen' }, ` (${words.text('production')})`));
  if (profiles.length > 0) {
    const names = profiles.join(', ');
    const title = words.text('profile', { names });
    item.append(' ', element('span', { class: 'profile', title }, nameElement(names)));
  }
  return item;
}
