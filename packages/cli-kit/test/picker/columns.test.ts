import fc from 'fast-check';
import { displayWidth } from '../../src/display-width.ts';
import { cellSpans, columnWidths, naturalWidths } from '../../src/picker/columns.ts';

const entry = (columns: readonly string[], note?: string) => ({ value: 0, columns, search: [], note });

describe('naturalWidths', () => {
  it('has room for the widest of each column, the heading and the notes', () => {
    const entries = [entry(['dev', 'Admin'], '7 h'), entry(['開発', 'x'])];
    expect(naturalWidths(entries, ['Name', 'Ro'])).toEqual([4, 5, 3]);
    expect(naturalWidths([entry(['dev'])], [])).toEqual([3, 0]);
  });

  it('never gives less than a text takes, up to what is legible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const [width = 0] = naturalWidths([entry([text])], []);
        expect(width).toBeGreaterThanOrEqual(displayWidth(text));
      }),
    );
  });
});

describe('columnWidths', () => {
  it.each([
    ['all where there is room', [10, 12, 9, 8], 50, [10, 12, 9, 8]],
    ['less for the widest', [30, 12, 9], 50, [25, 12, 9]],
    ['nothing for the last ones where it is narrow', [22, 12, 9, 12, 8], 37, [12, 12, 9, 0, 0]],
    ['nothing for an empty column, nor for its space', [10, 0, 9], 21, [10, 0, 9]],
    ['what there is for the first one', [22, 12], 7, [7, 0]],
  ])('gives %s', (_, natural, width, expected) => {
    expect(columnWidths(natural, width)).toEqual(expected);
  });
});

describe('columnWidths, with columns that can go', () => {
  const natural = [22, 22, 12, 20, 9, 8];

  it.each([
    ['nothing where there is room', 103, [22, 22, 12, 20, 9, 8]],
    ['the notes first', 74, [15, 15, 12, 15, 9, 0]],
    ['then those, in their order', 60, [14, 14, 12, 14, 0, 0]],
    ['room for the others, however little', 37, [11, 11, 0, 11, 0, 0]],
    ['what there is for the first one in the end', 17, [17, 0, 0, 0, 0, 0]],
  ])('takes away or gives %s', (_, width, expected) => {
    expect(columnWidths(natural, width, [4, 2])).toEqual(expected);
  });
});

describe('cellSpans', () => {
  const cell = (text: string, width: number, from = 0, to = 0) =>
    cellSpans({ text, isMatched: (start, end) => start < to && end > from }, width);

  it('fills up, shortens, and keeps both halves of a wide letter together', () => {
    expect(
      cell('dev', 5)
        .map(({ text }) => text)
        .join(''),
    ).toBe('dev  ');
    expect(
      cell('development', 5)
        .map(({ text }) => text)
        .join(''),
    ).toBe('deve…');
    expect(
      cell('開発環境', 4)
        .map(({ text }) => text)
        .join(''),
    ).toBe('開… ');
  });

  it('marks a letter of several units as a whole', () => {
    expect(cell('x👩‍💻y', 6, 2, 3).filter(({ matched }) => matched)).toEqual([
      { text: '👩‍💻', matched: true },
    ]);
  });

  it('takes exactly its width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.integer({ min: 2, max: 30 }),
        (text, width) => {
          expect(
            displayWidth(
              cell(text, width)
                .map((span) => span.text)
                .join(''),
            ),
          ).toBe(width);
        },
      ),
    );
  });
});
