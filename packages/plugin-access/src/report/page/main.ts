import type { ReportData } from '../report-data.ts';
import { AccessTable, type Shown } from './access-table.ts';
import { byId, element, nameElement } from './element.ts';
import { isSameKey, type SortKey } from './rows.ts';
import { connectTheme } from './theme.ts';
import { Words } from './words.ts';

const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as ReportData;
const words = new Words(data);
const { sessions } = data.access;
const all = sessions.reduce((sum, { accounts }) => sum + accounts.length, 0);

const search = byId('search', HTMLInputElement);
const onlyProduction = byId('only-production', HTMLInputElement);
const onlyWithoutProfile = byId('only-without-profile', HTMLInputElement);
const views = byId('views', HTMLElement);
const region = byId('region', HTMLElement);

let shown: Shown = {
  view: 'matrix',
  wishes: { search: '', onlyProduction: false, onlyWithoutProfile: false },
  order: { key: { kind: 'account' }, isDescending: false },
};
const table = new AccessTable(region, data, words, { sortBy });

function show(change: Partial<Shown> = {}): void {
  shown = { ...shown, ...change };
  const count = table.show(shown);
  byId('found', HTMLOutputElement).value = words.text('found', { shown: count, all });
  for (const button of views.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.dataset.view === shown.view));
  }
}

function showWishes(): void {
  const [production, withoutProfile] = [onlyProduction.checked, onlyWithoutProfile.checked];
  show({ wishes: { search: search.value, onlyProduction: production, onlyWithoutProfile: withoutProfile } });
  region.scrollTop = 0;
}

/** The same heading a second time turns the order round. The table is a new one: its heading gets the focus that the old one had. */
function sortBy(key: SortKey): void {
  const { order } = shown;
  const place = [...region.querySelectorAll('thead button')].indexOf(document.activeElement ?? region);
  show({ order: { key, isDescending: isSameKey(order.key, key) && !order.isDescending } });
  [...region.querySelectorAll<HTMLButtonElement>('thead button')].at(Math.max(0, place))?.focus();
}

function writeTexts(): void {
  document.documentElement.lang = data.language;
  document.title = words.text('titleOf', { sessions: sessions.map(({ session }) => session).join(', ') });
  byId('generated', HTMLElement).textContent = words.text('generated', {
    date: words.date(data.generatedAt),
  });
  byId('sessions', HTMLElement).append(...sessions.map(sessionItem));
  // Not every browser lets the keyboard scroll what has no focus.
  region.tabIndex = 0;
}

function sessionItem({ session, startUrl, asOf, accounts }: (typeof sessions)[number]): HTMLElement {
  const roles = accounts.reduce((sum, account) => sum + account.roles.length, 0);
  const item = element('li', { class: 'session' }, element('strong', {}, nameElement(session)));
  if (startUrl !== session) item.append(' ', element('span', {}, nameElement(startUrl)));
  item.append(
    element('span', {}, words.text('counts', { accounts: accounts.length, roles })),
    element('span', {}, words.text('asOf', { date: words.date(asOf) })),
  );
  return item;
}

function connectKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== search && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === 'Escape' && search.value !== '') {
      search.value = '';
      showWishes();
    }
  });
}

writeTexts();
connectTheme(byId('theme', HTMLButtonElement), words);
connectKeys();
search.addEventListener('input', showWishes);
for (const box of [onlyProduction, onlyWithoutProfile]) box.addEventListener('change', showWishes);
for (const button of views.querySelectorAll('button')) {
  button.addEventListener('click', () => show({ view: button.dataset.view === 'list' ? 'list' : 'matrix' }));
}
addEventListener('beforeprint', () => table.complete());
// A browser that comes back to the page fills the fields in again.
showWishes();
