import type { Random } from './random.ts';

/** Something of the product that reads what others wrote, and what has to hold for all that it may be given. */
export interface Target {
  readonly name: string;
  readonly generate: (random: Random) => Uint8Array;
  /**
   * Gives the input to the product. `random` makes the choices that are not part of the input, such as what is edited: the same ones
   * for the same number, also while the input is made smaller.
   * @throws what is wrong
   */
  readonly check: (input: Uint8Array, random: Random) => void | Promise<void>;
  /** What is repeated to see whether time grows with the size. Empty where the size is limited. */
  readonly repeated: readonly Repetition[];
  /** Of how many inputs of the others it gets one: for what is slow, as sockets are. */
  readonly oneOf?: number;
}

/** `before`, `piece` again and again, `after`. */
export interface Repetition {
  readonly before?: string;
  readonly piece: string;
  readonly after?: string;
}
