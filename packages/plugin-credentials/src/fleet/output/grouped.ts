import type { OutputStream } from '@sso/cli-kit';
import { text } from '../../messages/text.ts';
import { outcomeWords } from '../outcome-words.ts';
import { targetWords } from '../target.ts';
import { failureLine } from './failure-line.ts';
import { keptOutputs } from './kept-outputs.ts';
import type { Presentation, Write } from './presentation.ts';

/** The whole output of a target under a heading, when it has ended. What a program did not end with a line end gets one. */
export function groupedOutput(write: Write): Presentation {
  return keptOutputs((target, outcome, output) => {
    if (outcome.kind === 'left-out') return;
    write.stdout(`${text.fleet.heading(targetWords(target), outcomeWords(outcome))}\n`);
    const last: Partial<Record<OutputStream, number | undefined>> = {};
    for (const { stream, bytes } of output.read()) {
      write[stream](bytes);
      last[stream] = bytes.at(-1) ?? last[stream];
    }
    for (const stream of ['stdout', 'stderr'] as const) {
      if (last[stream] !== undefined && last[stream] !== 0x0a) write[stream]('\n');
    }
    if (output.problem !== undefined) write.stderr(`${text.fleet.outputLost(targetWords(target))}\n`);
    const failure = failureLine(outcome);
    if (failure !== undefined) write.stderr(failure);
  });
}
