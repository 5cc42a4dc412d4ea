/** Numbers that look random and are the same for the same beginning (sfc32): an input is repeated by its number alone. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param parts whatever the numbers are to depend on, such as a seed and a number */
  constructor(...parts: readonly (number | string)[]) {
    [this.#a, this.#b, this.#c] = [hash(parts, 1), hash(parts, 2), hash(parts, 3)];
    for (let round = 0; round < 12; round++) this.#next();
  }

  /** A whole number from 0, less than `limit`. */
  below(limit: number): number {
    return Math.floor((this.#next() / 2 ** 32) * limit);
  }

  /** True one time in `count`. */
  oneIn(count: number): boolean {
    return this.below(count) === 0;
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }

  /** As long as the result is true: few times mostly, often seldom. */
  times(most: number): number {
    return this.below(this.below(most + 1) + 1);
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter++) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

/** FNV-1a over the parts' text. */
function hash(parts: readonly (number | string)[], salt: number): number {
  let result = 0x811c9dc5 ^ salt;
  const text = parts.join('/');
  for (let index = 0; index < text.length; index++) {
    result = Math.imul(result ^ text.charCodeAt(index), 0x01000193);
  }
  return result >>> 0;
}
