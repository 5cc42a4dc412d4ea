import { StringDecoder } from 'node:string_decoder';
import { describeFailure, type Failure, formatJson, type OutputStream } from '@sso/cli-kit';
import type { FleetOutcome } from '../outcome.ts';
import type { FleetTarget } from '../target.ts';
import type { KeptOutput } from './kept-output.ts';
import { keptOutputs } from './kept-outputs.ts';
import type { Presentation } from './presentation.ts';

/** One line of `--json`. */
export interface FleetLine {
  readonly accountId: string;
  readonly accountName: string;
  readonly roleName: string;
  readonly profile: string | null;
  readonly region: string | null;
  readonly outcome: 'succeeded' | 'failed' | 'no-credentials' | 'not-started' | 'left-out';
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly durationMilliseconds: number;
  readonly error: Pick<Failure, 'code' | 'message' | 'next' | 'exitCode'> | null;
  /** UTF-8; what is none is U+FFFD. */
  readonly stdout: string;
  readonly stderr: string;
  /** Whether the end of the output is missing, as there was no room for it. */
  readonly isOutputLost: boolean;
}

/** A line of JSON for each target as it ends. It is written piece by piece, since the output may be larger than the memory. */
export function jsonLines(write: (text: string) => void): Presentation {
  return keptOutputs((target, outcome, output) => {
    const facts = formatJson(factsOf(target, outcome));
    write(facts.slice(0, -1));
    for (const stream of ['stdout', 'stderr'] as const) {
      write(`,"${stream}":"`);
      writeText(write, output, stream);
      write('"');
    }
    write(`,"isOutputLost":${output.problem !== undefined}}\n`);
  });
}

function writeText(write: (text: string) => void, output: KeptOutput, stream: OutputStream): void {
  const decoder = new StringDecoder('utf8');
  for (const { bytes } of output.read(stream)) write(escaped(decoder.write(Buffer.from(bytes))));
  write(escaped(decoder.end()));
}

function escaped(text: string): string {
  return formatJson(text).slice(1, -1);
}

function factsOf(
  { accountId, accountName, roleName, profile, region }: FleetTarget,
  outcome: FleetOutcome,
): Omit<FleetLine, 'stdout' | 'stderr' | 'isOutputLost'> {
  const known = { accountId, accountName, roleName };
  const target = { ...known, profile: profile ?? null, region: region ?? null };
  const nothing = { exitCode: null, signal: null, error: null };
  if (outcome.kind === 'left-out')
    return { ...target, outcome: 'left-out', ...nothing, durationMilliseconds: 0 };
  const durationMilliseconds = outcome.milliseconds;
  if (outcome.kind === 'no-credentials') {
    const { code, message, next, exitCode } = describeFailure(outcome.error);
    const error = { code, message, next, exitCode };
    return { ...target, outcome: 'no-credentials', ...nothing, error, durationMilliseconds };
  }
  const { end } = outcome;
  if (end.kind === 'not-started')
    return { ...target, outcome: 'not-started', ...nothing, durationMilliseconds };
  const exitCode = end.kind === 'exited' ? end.exitCode : null;
  const signal = end.kind === 'signalled' ? end.signal : null;
  const word = exitCode === 0 ? 'succeeded' : 'failed';
  return { ...target, outcome: word, exitCode, signal, error: null, durationMilliseconds };
}
