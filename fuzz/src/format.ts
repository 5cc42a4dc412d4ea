import { encode, mutate, nested, type Pieces } from './mutate.ts';
import type { Random } from './random.ts';

/** How inputs of one kind are made. */
export interface Format {
  /** As the product and its peers write them. */
  readonly samples: Pieces;
  /** Words that mean something in it. */
  readonly words: Pieces;
  /** One that follows the grammar, or nearly so. */
  readonly grammar: (random: Random) => string;
  /** What nests by being repeated. */
  readonly nesting: Pieces;
}

/** Half of them are still near to the grammar: what is refused at its first byte tries nothing. */
export function generateInput(format: Format, random: Random): Uint8Array {
  if (random.oneIn(2_000)) return nested(random, format.nesting);
  const draw = (): Uint8Array =>
    encode(random.oneIn(3) ? random.pick(format.samples) : format.grammar(random));
  const input = draw();
  return random.oneIn(3) ? input : mutate(input, random, { words: format.words, other: draw() });
}
