/** What a field's text may be put through, by name. `replace` is the only one that takes texts. */
export const nameFilters: ReadonlyMap<string, (text: string) => string> = new Map([
  ['lower', (text) => text.toLowerCase()],
  ['upper', (text) => text.toUpperCase()],
  ['kebab', (text) => words(text).join('-')],
  ['snake', (text) => words(text).join('_')],
  ['trim', (text) => text.replace(/^[\s._-]+/, '').replace(/[\s._-]+$/, '')],
  ['short', shortRegion],
]);

/** Letters and digits, in lower case, parted where anything else stands and where a capital begins a word. */
function words(text: string): readonly string[] {
  const parted = text
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return parted.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

const directions: Readonly<Record<string, string>> = {
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
};

/**
 * `us-east-1` as `use1`, as AWS calls it in the ids of its availability zones. What is no region stays as it is.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html
 */
function shortRegion(text: string): string {
  const [, area, middle, number] = /^([a-z]{2})((?:-[a-z]+)+)-(\d+)$/.exec(text) ?? [];
  if (area === undefined || middle === undefined || number === undefined) return text;
  const letters = middle
    .slice(1)
    .split('-')
    .map((word) => directions[word] ?? word.slice(0, 1));
  return `${area}${letters.join('')}${number}`;
}
