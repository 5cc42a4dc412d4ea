import fc from 'fast-check';
import { Search, type SearchResult } from '../../../src/picker/search/search.ts';

function complete<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function searchIn(texts: readonly string[]): (query: string) => SearchResult {
  const search = new Search(texts.length, (index) => [texts[index] ?? '']);
  return (query) => complete(search.find(query));
}

const texts = ['dev Admin', 'prod Admin', 'prod ReadOnly', 'sandbox Admin'];

describe('Search', () => {
  it('has everything in its order where nothing is asked for', () => {
    expect(searchIn(texts)('  ')).toEqual({ query: '  ', matches: [0, 1, 2, 3] });
  });

  it('puts the best first, and keeps the order of equals', () => {
    expect(searchIn(texts)('admin').matches).toEqual([0, 1, 3]);
    expect(searchIn(['an example', 'x exam', 'exam'])('exam').matches).toEqual([0, 1, 2]);
    expect(searchIn(['xexam', 'exam'])('exam').matches).toEqual([1, 0]);
  });

  it('works in portions, so that keys can be looked at in between', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `account-${index}`);
    const search = new Search(many.length, (index) => [many[index] ?? '']);
    const work = search.find('account-999');
    let portions = 0;
    while (!work.next().done) portions++;
    expect(portions).toBeGreaterThan(10);
    expect(complete(search.prepare())).toBeUndefined();
  });

  it('is not led astray by a search that was given up', () => {
    const search = new Search(texts.length, (index) => [texts[index] ?? '']);
    search.find('dev').next();
    expect(complete(search.find('prod')).matches).toEqual([1, 2]);
  });

  it('finds the same by one more letter as anew', () => {
    const unit = fc.constantFrom('a', 'b', 'A', 'Σ', 'ς', 'ü', ' ', '!', '^', '$', "'", '\\', '🪣');
    const query = fc.string({ unit, maxLength: 8 });
    const entries = fc.array(fc.string({ unit, maxLength: 10 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(entries, query, query, (fields, first, more) => {
        const find = searchIn(fields);
        for (let length = 0; length <= more.length; length++) {
          const typed = first + more.slice(0, length);
          expect(find(typed).matches).toEqual(searchIn(fields)(typed).matches);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('tells which places of an entry matched', () => {
    const search = new Search(1, () => ['dev', 'Admin']);
    expect([...search.places('adm', 0)]).toEqual([4, 5, 6]);
  });
});
