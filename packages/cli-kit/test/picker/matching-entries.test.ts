import { matchingEntries } from '../../src/picker/search/matching-entries.ts';

describe('matchingEntries', () => {
  it('has the best match first, and only what matches', () => {
    const names = ['shop-development', 'dev', 'prod'];
    expect(matchingEntries(names, 'dev', (name) => [name])).toEqual(['dev', 'shop-development']);
  });

  it('finds in every field', () => {
    const entries = [{ name: 'a', note: 'x@example.com' }];
    expect(matchingEntries(entries, 'example', ({ name, note }) => [name, note])).toEqual(entries);
    expect(matchingEntries(entries, 'nothing', ({ name, note }) => [name, note])).toEqual([]);
  });
});
