import { cleanForTerminal, nearest } from '@sso/core';
import type { Explanation } from './messages/catalogue.ts';
import { text } from './messages/text.ts';

/** A command as its help names it, and the flags that it knows, without dashes. */
export interface TypedCommand {
  readonly name: string;
  readonly flags: readonly string[];
}

/** The command line does not make sense: exit code 2. For what only a command can find out about its own flags. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly explanation: Explanation;

  /** Known by its shape, as `SsoError` is. */
  static override [Symbol.hasInstance](value: unknown): value is UsageError {
    return value instanceof Error && value.name === 'UsageError' && 'explanation' in value;
  }

  constructor(explanation: Explanation) {
    super(explanation.message);
    this.explanation = explanation;
  }
}

/**
 * What oclif's parser or a command found wrong with the command line, or `undefined` where the error is of another kind.
 * oclif's errors are known by their shape: a plugin may bring a copy of oclif of its own, and then `instanceof` is false.
 */
export function explainUsage(error: unknown, command: TypedCommand | undefined): Explanation | undefined {
  if (error instanceof UsageError) return error.explanation;
  if (!isOclifUsageError(error)) return undefined;
  const { message, next = [] } = explainOclif(error, command);
  const seeHelp = command === undefined ? [] : [text.usage.seeHelp(`sso ${command.name}`)];
  return { message, next: [...next, ...seeHelp] };
}

function explainOclif(error: OclifError, command: TypedCommand | undefined): Explanation {
  const unknownFlags = strings(error.flags);
  if (unknownFlags.length > 0) {
    return text.usage.unknownFlag(unknownFlags, nearFlag(unknownFlags[0], command));
  }
  // A missing argument carries objects here, a superfluous one its text.
  const unexpected = strings(error.args);
  if (unexpected.length > 0) return text.usage.unexpectedArgument(unexpected);
  return { message: withoutFrame(error.message) };
}

function nearFlag(typed: string | undefined, command: TypedCommand | undefined): string | undefined {
  const name = typed?.replace(/^-+/, '').replace(/=.*$/s, '');
  const near = name && command ? nearest(name, command.flags) : undefined;
  return near === undefined ? undefined : `--${near}`;
}

/** oclif's own sentence, without the line that it puts before a list of reasons and the one about help after it. */
function withoutFrame(message: string): string {
  const [first = '', ...more] = message
    .split('\n')
    .map((line) => cleanForTerminal(line).trim())
    .filter((line) => line !== '' && line !== 'See more help with --help');
  const flag = /^Parsing (--[\w-]+)$/.exec(first)?.[1];
  if (flag !== undefined) return `${flag}: ${more.join(' ')}`;
  return (/^The following errors? occurred:$/.test(first) ? more : [first, ...more]).join('\n');
}

interface OclifError extends Error {
  readonly flags?: unknown;
  readonly args?: unknown;
}

/** oclif's mark for wrong use is its exit code 2, which is also the default of `Command.error`. */
function isOclifUsageError(error: unknown): error is OclifError {
  if (!(error instanceof Error && 'oclif' in error)) return false;
  const { oclif } = error;
  return typeof oclif === 'object' && oclif !== null && 'exit' in oclif && oclif.exit === 2;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item) => typeof item === 'string').map((item) => cleanForTerminal(item))
    : [];
}
