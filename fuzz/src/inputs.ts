import { Random } from './random.ts';
import type { Target } from './target.ts';

/** The input of a number. It depends on nothing else, so that one can be repeated without those before it. */
export function inputAt(target: Target, seed: number, number: number): Uint8Array {
  return target.generate(new Random(target.name, seed, number, 'input'));
}

/** What comes of it: `undefined` where all holds. */
export async function failureOf(
  target: Target,
  input: Uint8Array,
  seed: number,
  number: number,
): Promise<string | undefined> {
  try {
    await target.check(input, new Random(target.name, seed, number, 'choices'));
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
