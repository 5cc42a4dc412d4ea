import { Search } from './search.ts';

/** What the picker would show for a query, the best first. @param fieldsOf the texts of an entry */
export function matchingEntries<T>(
  entries: readonly T[],
  query: string,
  fieldsOf: (entry: T) => readonly string[],
): readonly T[] {
  const fields = (index: number): readonly string[] => {
    const entry = entries[index];
    return entry === undefined ? [] : fieldsOf(entry);
  };
  const work = new Search(entries.length, fields).find(query);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value.matches.flatMap((index) => entries.slice(index, index + 1));
  }
}
