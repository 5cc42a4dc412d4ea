import type { AccountAccess } from '../../access/access-result.ts';
import { element, nameElement } from './element.ts';
import type { Words } from './words.ts';

/** An account's name, marked where the account is production. */
export function accountName({ accountName: name, production }: AccountAccess, words: Words): HTMLElement {
  const shown = element('span', { class: 'name' }, name === null ? words.text('noName') : nameElement(name));
  if (production) shown.append(' ', element('span', { class: 'badge' }, words.text('production')));
  return shown;
}
