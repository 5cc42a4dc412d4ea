/** Whether a version is in a range of npm's, of the two forms that ours has: `^22.22.2` and `>=26`, joined by `||`. */
export function isInRange(version: string, range: string): boolean {
  const given = numbersOf(version);
  return range.split('||').some((part) => {
    const [, sign, from] = /^\s*(\^|>=)\s*([\d.]+)\s*$/.exec(part) ?? [];
    if (sign === undefined || from === undefined) return false;
    const wanted = numbersOf(from);
    return isAtLeast(given, wanted) && (sign === '>=' || given[0] === wanted[0]);
  });
}

function numbersOf(version: string): readonly number[] {
  return version.replace(/^v/, '').split('.').map(Number);
}

function isAtLeast(given: readonly number[], wanted: readonly number[]): boolean {
  for (const [index, number] of wanted.entries()) {
    const own = given[index] ?? 0;
    if (own !== number) return own > number;
  }
  return true;
}
