import type { OutputStream } from '@sso/cli-kit';
import type { FleetTarget } from '../target.ts';
import { failureLine } from './failure-line.ts';
import { PrefixedLines } from './prefixed-lines.ts';
import type { Presentation, Write } from './presentation.ts';

/**
 * Every line at once, with the target's label before it, on the stream that it came from.
 * @param prefixOf with all that is to stand before a line
 */
export function prefixedOutput(
  write: Write,
  prefixOf: (target: FleetTarget, stream: OutputStream) => string,
): Presentation {
  const open = new Map<FleetTarget, Readonly<Record<OutputStream, PrefixedLines>>>();
  const linesOf = (target: FleetTarget): Readonly<Record<OutputStream, PrefixedLines>> => {
    const lines = open.get(target) ?? {
      stdout: new PrefixedLines(prefixOf(target, 'stdout'), write.stdout),
      stderr: new PrefixedLines(prefixOf(target, 'stderr'), write.stderr),
    };
    open.set(target, lines);
    return lines;
  };
  return {
    output: (target, stream, bytes) => linesOf(target)[stream].add(bytes),
    ended(target, outcome) {
      const { stdout, stderr } = linesOf(target);
      stdout.end();
      stderr.end();
      const failure = failureLine(outcome);
      if (failure !== undefined) stderr.add(Buffer.from(failure));
      open.delete(target);
    },
  };
}
