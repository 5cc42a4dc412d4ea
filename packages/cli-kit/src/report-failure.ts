import { styleText } from 'node:util';
import { describeFailure, type Failure } from './describe-failure.ts';
import { errorTrace } from './error-trace.ts';
import type { ExitCode } from './exit-codes.ts';
import type { TypedCommand } from './explain-usage.ts';
import { isDebugging } from './log.ts';
import { text } from './messages/text.ts';
import { writeNotice } from './output.ts';
import { hasColor } from './table.ts';

export interface ReportOptions {
  /** As JSON, for programs. */
  readonly json: boolean;
  /** The command that was typed, where one was found. */
  readonly command?: TypedCommand;
}

export interface FailureReport {
  /** For stderr, with its own final newline. */
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** Says on stderr what was thrown and what to do next. Returns the exit code. */
export function reportFailure(error: unknown, options: ReportOptions): ExitCode {
  const { text: report, exitCode } = failureReport(error, options);
  writeNotice(report);
  return exitCode;
}

/** What {@link reportFailure} says; with `--debug` or `SSO_LOG=debug` also where the error was thrown. */
export function failureReport(error: unknown, options: ReportOptions): FailureReport {
  const failure = describeFailure(error, options.command);
  const place = isDebugging(process.env) && error instanceof Error ? errorTrace(error) : '';
  const report = options.json
    ? failureAsJson(failure)
    : formatFailure(failure, { color: hasColor(process.stderr) });
  return { text: place + report, exitCode: failure.exitCode };
}

/** The failure as stderr shows it: the message, then what to do next, indented. Ends with a newline. */
export function formatFailure(failure: Failure, options: { readonly color?: boolean } = {}): string {
  if (failure.code === 'cancelled') return `${failure.message}\n`;
  const label = `${text.failure.error}:`;
  const heading = options.color ? styleText('red', label, { validateStream: false }) : label;
  return [`${heading} ${failure.message}`, ...failure.next.map((step) => `  ${step}`), ''].join('\n');
}

/** The failure for a program that asked for `--json`: one JSON document with the member `error`. Ends with a newline. */
export function failureAsJson(failure: Failure): string {
  const { code, message, next, exitCode } = failure;
  return `${JSON.stringify({ error: { code, message, next, exitCode } }, undefined, 2)}\n`;
}
