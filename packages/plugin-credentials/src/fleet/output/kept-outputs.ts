import type { FleetOutcome } from '../outcome.ts';
import type { FleetTarget } from '../target.ts';
import { KeptOutput } from './kept-output.ts';
import type { Presentation } from './presentation.ts';

/** Shows what each program has printed when it has ended. */
export function keptOutputs(
  show: (target: FleetTarget, outcome: FleetOutcome, output: KeptOutput) => void,
): Presentation {
  const open = new Map<FleetTarget, KeptOutput>();
  return {
    output(target, stream, bytes) {
      const output = open.get(target) ?? new KeptOutput();
      open.set(target, output);
      output.add(stream, bytes);
    },
    ended(target, outcome) {
      const output = open.get(target) ?? new KeptOutput();
      try {
        show(target, outcome, output);
      } finally {
        output.discard();
        open.delete(target);
      }
    },
  };
}
