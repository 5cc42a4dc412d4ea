import type { AccountAccess, RoleAccess } from '../../access/access-result.ts';
import { accountName } from './account.ts';
import { element, nameElement } from './element.ts';
import { type Sorting, sortHeading } from './heading.ts';
import type { TableView } from './table-view.ts';
import type { Words } from './words.ts';

/** Accounts by roles: the head, and what makes the rows. */
export function matrixView(roleNames: readonly string[], sorting: Sorting, words: Words): TableView {
  const headings = roleNames.map((roleName) =>
    sortHeading(roleName, { kind: 'role', roleName }, { ...sorting, class: 'role' }),
  );
  const account = sortHeading(words.text('account'), { kind: 'account' }, sorting);
  const accountId = sortHeading(words.text('accountId'), { kind: 'accountId' }, { ...sorting, class: 'id' });
  const columns = [
    element('col', { class: 'account' }),
    element('col', { class: 'id' }),
    ...roleNames.map(() => element('col', { class: 'role' })),
    element('col'),
  ];
  const cells = new RoleCells(words);
  return {
    columns: element('colgroup', {}, ...columns),
    head: element('thead', {}, element('tr', {}, account, accountId, ...headings, element('td'))),
    rowOf: ({ account: each, roles }) => {
      const byName = new Map(roles.map((role) => [role.roleName, role]));
      const marks = roleNames.map((roleName) => cells.cellOf(each, byName.get(roleName)));
      return element('tr', {}, accountCell(each, words), idCell(each), ...marks, element('td'));
    },
  };
}

function accountCell(account: AccountAccess, words: Words): HTMLTableCellElement {
  const cell = element('th', { scope: 'row' }, accountName(account, words));
  if (account.emailAddress !== null) {
    cell.append(element('span', { class: 'email' }, nameElement(account.emailAddress)));
  }
  return cell;
}

function idCell({ accountId }: AccountAccess): HTMLTableCellElement {
  return element('td', { class: 'id' }, accountId);
}

/** The cells below the roles: of thousands most are alike, and copies are made sooner than new ones. */
class RoleCells {
  readonly #words: Words;
  readonly #models = new Map<string, HTMLTableCellElement>();

  constructor(words: Words) {
    this.#words = words;
  }

  cellOf({ problem }: AccountAccess, role: RoleAccess | undefined): Node {
    const key = JSON.stringify(role === undefined ? problem : [role.production, role.profiles]);
    const model = this.#models.get(key) ?? (role === undefined ? this.#without(problem) : this.#having(role));
    this.#models.set(key, model);
    return model.cloneNode(true);
  }

  #without(problem: string | null): HTMLTableCellElement {
    if (problem === null) return element('td');
    return element('td', {}, mark('?', 'unknown', this.#words.text('unknown', { code: problem })));
  }

  #having({ production, profiles }: RoleAccess): HTMLTableCellElement {
    const classes = [...(production ? ['production'] : []), ...(profiles.length > 0 ? ['profile'] : [])];
    const yes = this.#words.text(production ? 'hasProduction' : 'has');
    const names = profiles.join(', ');
    const meaning = names === '' ? yes : `${yes}. ${this.#words.text('profile', { names })}`;
    return element('td', {}, mark('✓', classes.join(' '), meaning));
  }
}

/** A sign for the eye with its meaning for everybody. */
function mark(sign: string, classes: string, meaning: string): HTMLElement {
  const attributes = { class: `mark ${classes}`.trim(), role: 'img', 'aria-label': meaning, title: meaning };
  return element('span', attributes, sign);
}
