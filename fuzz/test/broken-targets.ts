import { encode } from '../src/mutate.ts';
import type { Target } from '../src/target.ts';

/** Targets of which each breaks in its way, to see that the campaign tells. */
function broken(name: string, check: Target['check']): Target {
  const generate: Target['generate'] = (random) =>
    encode(Array.from({ length: 12 }, () => random.pick(['a', 'b', '!'])).join(''));
  return { name, generate, check, repeated: [{ piece: 'a' }] };
}

const marks = (input: Uint8Array): number => Buffer.from(input).toString().split('!').length - 1;

export const targets: readonly Target[] = [
  broken('throws', (input) => {
    if (marks(input) >= 3) throw new Error('three marks');
  }),
  broken('rejects', async (input) => {
    if (marks(input) >= 1) throw new Error('a mark, later');
  }),
  broken('hangs', (input) => {
    while (marks(input) >= 2);
  }),
  broken('ends', (input) => {
    if (marks(input) >= 1) process.exit(7);
  }),
  broken('grows', (input) => {
    let equal = 0;
    for (const one of input) for (const other of input) if (one === other) equal++;
    if (equal < 0) throw new Error('never');
  }),
];
