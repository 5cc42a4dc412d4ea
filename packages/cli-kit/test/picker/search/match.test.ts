import fc from 'fast-check';
import { fuzzyScore } from '../../../src/picker/search/fuzzy.ts';
import { matchQuery } from '../../../src/picker/search/match.ts';
import { parseQuery } from '../../../src/picker/search/query.ts';
import { searchableOf } from '../../../src/picker/search/searchable.ts';

function matched(query: string, ...fields: string[]): string | undefined {
  const searchable = searchableOf(fields);
  const places: number[] = [];
  if (matchQuery(parseQuery(query), searchable, places) === undefined) return undefined;
  const seen = new Set(places);
  return Array.from(searchable.text, (letter, place) => (seen.has(place) ? `[${letter}]` : letter))
    .join('')
    .replaceAll('][', '');
}

describe('what a query matches', () => {
  it.each([
    ['', 'dev', 'dev'],
    ['dev', 'my-Dev', 'my-[Dev]'],
    ['Dev', 'my-dev', undefined],
    ['pa', 'spare Prod-Admin', 'spare [P]rod-[A]dmin'],
    ['adm', 'a-d-m Admin', 'a-d-m [Adm]in'],
    ['xyz', 'zyx', undefined],
    ["'pa", 'spare parts', 'spare [pa]rts'],
    ["'pd", 'prod', undefined],
    ['^dev', 'my dev', undefined],
    ['dev$', 'dev x', undefined],
    ['dev !prod', 'dev prod', undefined],
    ['dev !prod', 'dev', '[dev]'],
    ['!^dev', 'my dev', 'my dev'],
    ['zurich', 'Büro Zürich', 'Buro [Zurich]'],
    ['ガ', 'カ', undefined],
    ['🪣', 'x 🪣', 'x [🪣]'],
    ['🪤', '🪣', undefined],
    ['ΣΑ', 'ΑΣΑΣ', 'Α[ΣΑ]Σ'],
  ])('%s in %s', (query, text, expected) => {
    expect(matched(query, text)?.replace('[\ud83e\udea3]', '[🪣]')).toBe(expected);
  });

  it('takes the beginning and the end of each field, and letters of several', () => {
    expect(matched('^admin$', 'dev', 'Admin', 'eu')).toBe('dev\n[Admin]\neu');
    expect(matched('devadm', 'dev', 'Admin')).toBe('[dev]\n[Adm]in');
    expect(matched("'vad", 'dev', 'Admin')).toBeUndefined();
  });

  it.each([
    ['dev', ['dev', 'x-dev', 'd-e-v', 'xdev']],
    ['ra', ['role admin', 'role-admin', 'roleAdmin', 'roleadmin']],
    ['a', ['admin', 'x admin', 'x-admin', 'xAdmin', 'xadmin']],
  ])('orders the matches of %s by how good they are', (query, texts) => {
    const scores = texts.map((text) => matchQuery(parseQuery(query), searchableOf([text])) ?? -1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBeGreaterThan(1);
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });
});

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', '-', ' ', '/', '1', 'é', 'カ'),
  maxLength: 24,
});
const anything = fc.string({ unit: 'binary', maxLength: 30 });

/** Whether the letters occur in their order: what fuzzy means, in the plainest way. */
function hasInOrder(word: string, text: string): boolean {
  let at = 0;
  for (let place = 0; place < text.length && at < word.length; place++) if (text[place] === word[at]) at++;
  return at === word.length;
}

describe('fuzzyScore', () => {
  it('finds a word exactly where its letters occur in their order', () => {
    fc.assert(
      fc.property(letters.filter(Boolean), letters, (word, text) => {
        const found = fuzzyScore(word, { text, bonus: searchableOf([text]).bonus });
        expect(found !== undefined).toBe(hasInOrder(word, text));
      }),
      { numRuns: 1000 },
    );
  });

  it('tells places that hold the letters, in ascending order, and the same score with them as without', () => {
    fc.assert(
      fc.property(letters.filter(Boolean), letters, (word, text) => {
        const haystack = { text, bonus: searchableOf([text]).bonus };
        const places: number[] = [];
        const score = fuzzyScore(word, haystack, places);
        expect(fuzzyScore(word, haystack)).toBe(score);
        expect(places.map((place) => text[place]).join('')).toBe(score === undefined ? '' : word);
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        expect(score === undefined || score > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('matchQuery', () => {
  it('takes whatever is typed and whatever is searched', () => {
    fc.assert(
      fc.property(anything, fc.array(anything, { maxLength: 4 }), (query, fields) => {
        const searchable = searchableOf(fields);
        const places: number[] = [];
        const score = matchQuery(parseQuery(query), searchable, places);
        expect(searchable.folded).toHaveLength(searchable.text.length);
        expect(searchable.bonus).toHaveLength(searchable.text.length);
        for (const place of places) expect(searchable.text[place]).toBeDefined();
        expect(score === undefined || score >= 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds every text by its own beginning, whole, and end', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z -]{0,10}[a-z]$/), (text) => {
        const typed = text.replaceAll(' ', '\\ ');
        for (const query of [typed, `'${typed}`, `^${typed}`, `${typed}$`, `^${typed}$`])
          expect(matchQuery(parseQuery(query), searchableOf(['other', text]))).toBeGreaterThan(0);
        expect(matchQuery(parseQuery(`!${typed}`), searchableOf([text]))).toBeUndefined();
      }),
    );
  });
});
