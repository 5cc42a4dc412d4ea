import type { Prompter } from '@sso/cli-kit';
import { cleanForTerminal, type Runtime } from '@sso/core';
import { applyRepairs, type Finding, type Repair, type RepairReport, repairsOf } from '@sso/core/diagnosis';
import { text } from '../messages/text.ts';

const texts = text.repair;

export interface RepairDialogue {
  readonly prompter: Prompter;
  readonly notice: (line: string) => void;
  /** Without a question. */
  readonly yes: boolean;
}

/**
 * Shows what would change, asks, and repairs it.
 * @returns `undefined` where there is nothing to repair, or the person does not want it
 * @throws SsoError `answer-needed`, `cancelled`, and as {@link applyRepairs}
 */
export async function repairFindings(
  runtime: Runtime,
  findings: readonly Finding[],
  { prompter, notice, yes }: RepairDialogue,
): Promise<RepairReport | undefined> {
  const repairs = repairsOf(findings);
  if (repairs.length === 0) {
    notice(texts.nothing);
    return undefined;
  }
  notice([texts.title, ...repairs.map((repair) => difference(runtime, repair))].join('\n'));
  const question = { message: texts.question, answer: texts.answer, flag: '--yes', default: true };
  if (!(yes || (await prompter.confirm(question)))) return undefined;
  const report = await applyRepairs(runtime, repairs, { platform: process.platform });
  for (const outcome of report.outcomes) {
    const path = cleanForTerminal(outcome.repair.path);
    if (outcome.kind === 'left') notice(texts.failed(path, cleanForTerminal(outcome.reason)));
  }
  const repaired = report.outcomes.filter(({ kind }) => kind === 'repaired').length;
  notice(texts.done(repaired, cleanForTerminal(report.backup)));
  return report;
}

function difference(runtime: Runtime, repair: Repair): string {
  const path = cleanForTerminal(repair.path);
  if (repair.kind === 'remove') return texts.removed(path);
  return texts.mode(path, octal(runtime.files.inspect(repair.path)?.mode), octal(repair.mode));
}

function octal(mode: number | undefined): string {
  return mode?.toString(8).padStart(4, '0') ?? '?';
}
