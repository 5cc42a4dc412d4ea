import { describeFailure } from '@sso/cli-kit';
import { cleanForTerminal, type DeclarationFinding, type DeclarationReport, SsoError } from '@sso/core';
import { text } from '../messages/text.ts';

/** What `sso config check --json` prints. */
export interface CheckResult {
  readonly files: readonly string[];
  readonly findings: readonly CheckedFinding[];
}

export interface CheckedFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Such as `production.accounts[1]`; empty for the whole file. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly next: readonly string[];
}

export function checkResult({ files, findings }: DeclarationReport): CheckResult {
  return { files, findings: findings.map(checkedFinding) };
}

function checkedFinding(finding: DeclarationFinding): CheckedFinding {
  const { file, line, column, path, problem } = finding;
  const { message, next } = describeFailure(new SsoError('declaration-invalid', { findings: [finding] }));
  const code = problem.kind === 'refused' ? problem.error.code : problem.kind;
  return { file, line, column, path, code, message, next };
}

/** A line for each finding, as compilers print them, and below it what to do; or that there is none. */
export function renderCheck({ files, findings }: CheckResult): string {
  if (files.length === 0) return `${text.config.check.nothing}\n`;
  const lines = findings.flatMap(({ message, next }) => [message, ...next.map((step) => `  ${step}`)]);
  const mistaken = new Set(findings.map(({ file }) => file));
  const good = files
    .filter((file) => !mistaken.has(file))
    .map(cleanForTerminal)
    .map(text.config.check.good);
  return [...lines, ...good, ''].join('\n');
}
