import { ssoProgram, TerminalSession } from '@sso/testkit';
import type { Machine } from './machine.ts';

export interface PersonOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly columns?: number;
}

/** A person who types a command of `sso` at a terminal. */
export function typeSso(
  machine: Machine,
  args: readonly string[],
  options: PersonOptions = {},
): Promise<TerminalSession> {
  const { env = {}, columns } = options;
  return TerminalSession.start([process.execPath, ssoProgram, ...args], {
    env: { ...machine.env, ...env },
    columns,
    rows: 40,
  });
}

/** Waits for a question, and answers it; with nothing to type, by what is proposed. */
export async function answer(terminal: TerminalSession, question: string, typed = ''): Promise<void> {
  await terminal.waitFor(question);
  if (typed !== '') await terminal.type(typed);
  await terminal.key('Enter');
}
