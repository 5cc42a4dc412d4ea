import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { displayWidth } from '../../src/display-width.ts';
import { naturalWidths } from '../../src/picker/columns.ts';
import type { PickerEntry } from '../../src/picker/entry.ts';
import { type PickerView, renderFrame, type ScreenSize } from '../../src/picker/render.ts';
import { Search } from '../../src/picker/search/search.ts';
import { firstState, type PickerState, withResult } from '../../src/picker/state.ts';

const entries: readonly PickerEntry<number>[] = [
  { value: 0, columns: ['dev', 'Admin'], search: ['dev@example.com'], note: '7 h left' },
  { value: 1, columns: ['prod', 'Admin'], search: [], tone: 'danger' },
  { value: 2, columns: ['開発', 'ReadOnly'], search: [] },
];

function viewOf(options: Partial<PickerView> = {}): PickerView {
  const shown = options.entries ?? entries;
  const headings = options.headings ?? ['Account', 'Role'];
  const search = new Search(shown.length, (index) => shown[index]?.columns ?? []);
  return {
    entries: shown,
    prompt: '> ',
    placeholder: 'account or role',
    headings,
    naturalWidths: naturalWidths(shown, headings),
    dispensable: [],
    hasDanger: shown.some(({ tone }) => tone === 'danger'),
    color: false,
    places: (query, index) => search.places(query, index),
    ...options,
  };
}

const size = { columns: 60, rows: 24 };

function render(view: PickerView, query = '', matches = [0, 1, 2], screen: ScreenSize = size) {
  const state: PickerState = withResult(firstState(query, view.entries.length), { query, matches });
  return renderFrame(view, state, screen);
}

it('shows the prompt, the count, the headings and the entries, the pointer and the mark of danger', () => {
  const { lines, cursorColumn } = render(viewOf());
  expect(lines.map((line) => line.trimEnd())).toEqual([
    '> account or role',
    '  3/3',
    '   Account  Role',
    '>  dev      Admin     7 h left',
    ' ! prod     Admin',
    '   開発     ReadOnly',
  ]);
  expect(cursorColumn).toBe(2);
});

it('shows what is typed in place of the hint, and how many are left', () => {
  const { lines, cursorColumn } = render(viewOf(), '開発', [2]);
  expect(lines.slice(0, 2)).toEqual(['> 開発', '  1/3']);
  expect(cursorColumn).toBe(6);
});

it('needs neither headings nor a column for danger where there is none', () => {
  const [safe] = entries;
  const { lines } = render(viewOf({ entries: safe === undefined ? [] : [safe], headings: [] }), '', [0]);
  expect(lines.at(-1)).toBe('> dev  Admin  7 h left');
});

it('shows danger in red, what matched underlined, and leaves out all of that without colour', () => {
  const coloured = render(viewOf({ color: true }), 'pro', [1]).lines.at(-1) ?? '';
  expect(coloured).toContain('\x1b[31m');
  expect(coloured).toMatch(/\x1b\[4m(?:\x1b\[\d+m)*pro/);
  expect(stripVTControlCharacters(coloured)).toBe('>! prod     Admin');
  expect(render(viewOf(), 'pro', [1]).lines.join('')).not.toContain('\x1b');
});

it('shows the end of a query that is longer than the line', () => {
  const { lines, cursorColumn } = render(viewOf(), 'x'.repeat(100), [], { columns: 20, rows: 24 });
  expect(lines[0]).toBe(`> ${'x'.repeat(16)}`);
  expect(cursorColumn).toBe(18);
});

it('fits every screen, whatever is in it', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  const anyEntry = fc.record({
    value: fc.constant(0),
    columns: fc.tuple(text, text, text),
    search: fc.constant([]),
  });
  fc.assert(
    fc.property(
      fc.array(anyEntry, { maxLength: 20 }),
      text,
      fc.integer({ min: 10, max: 120 }),
      fc.integer({ min: 2, max: 60 }),
      (shown, query, columns, rows) => {
        const view = viewOf({ entries: shown, headings: ['A', 'B', 'C'] });
        const { lines, cursorColumn } = render(view, query, [...shown.keys()], { columns, rows });
        expect(lines.length).toBeLessThan(rows);
        for (const line of lines) expect(displayWidth(line)).toBeLessThan(columns);
        expect(cursorColumn).toBeLessThan(columns);
      },
    ),
  );
});
