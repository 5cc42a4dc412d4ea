import { styleText } from 'node:util';
import { hasColor, type OutputStream, progressOnStderr, writeNotice, writeResult } from '@sso/cli-kit';
import type { Runtime } from '@sso/core';
import { text } from '../../messages/text.ts';
import type { FleetFlags } from '../flags.ts';
import { prefixLabels } from '../labels.ts';
import { isSuccess } from '../outcome.ts';
import type { FleetTarget } from '../target.ts';
import { groupedOutput } from './grouped.ts';
import { jsonLines } from './json-lines.ts';
import { prefixedOutput } from './prefixed.ts';
import type { Presentation, Write } from './presentation.ts';

/** With a line that says how far it is, to be taken away at the end. */
export interface RunningPresentation extends Presentation {
  close(): void;
}

/** What the flags ask for, on stdout and stderr. */
export function present(
  { now }: Pick<Runtime, 'now'>,
  targets: readonly FleetTarget[],
  flags: Pick<FleetFlags, 'json' | 'grouped'>,
): RunningPresentation {
  const line = progressOnStderr(now);
  const clearing =
    (write: (bytes: string | Uint8Array) => void) =>
    (bytes: string | Uint8Array): void => {
      line.clear();
      write(bytes);
    };
  const write: Write = { stdout: clearing(writeResult), stderr: clearing(writeNotice) };
  const presentation = choose(write, targets, flags);
  const counts = { done: 0, failed: 0, all: targets.length };
  return {
    output: presentation.output,
    ended(target, outcome) {
      counts.done += 1;
      if (!isSuccess(outcome)) counts.failed += 1;
      presentation.ended(target, outcome);
      if (outcome.kind !== 'left-out') line.update(() => text.fleet.progress(counts));
    },
    close: () => line.clear(),
  };
}

function choose(
  write: Write,
  targets: readonly FleetTarget[],
  { json, grouped }: Pick<FleetFlags, 'json' | 'grouped'>,
): Presentation {
  if (json) return jsonLines(write.stdout);
  return grouped ? groupedOutput(write) : prefixedOutput(write, prefixes(targets));
}

function prefixes(targets: readonly FleetTarget[]): (target: FleetTarget, stream: OutputStream) => string {
  const labels = prefixLabels(targets);
  return (target, stream) => {
    const prefix = `${labels.get(target) ?? ''} |`;
    if (!hasColor(process[stream])) return `${prefix} `;
    const color = target.isProduction ? 'red' : 'cyan';
    return `${styleText(color, prefix, { validateStream: false })} `;
  };
}
