import { spawn } from 'node:child_process';
import { text as readText } from 'node:stream/consumers';
import { SsoError } from '@sso/core';
import { text } from '../messages/text.ts';

export interface SsoRun {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly notice: (line: string) => void;
}

/**
 * Runs this same program and gives its stdout; questions and messages go where ours go.
 * @throws SsoError `cancelled`; DemoStepFailed with the step's exit code, after the step has said why
 */
export async function runSso(words: readonly string[], run: SsoRun): Promise<string> {
  const shown = words.filter((word) => word !== '--json');
  run.notice(text.demo.command(['sso', ...shown].join(' ')));
  const program = process.argv[1] ?? '';
  const child = spawn(process.execPath, [program, ...words], {
    env: run.env,
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  const exit = new Promise<number | null>((done, failed) => child.once('error', failed).once('close', done));
  const output = await readText(child.stdout);
  const exitCode = await exit;
  if (run.signal.aborted || exitCode === 130) throw new SsoError('cancelled', {});
  if (exitCode !== 0) throw new DemoStepFailed(words[0] ?? '', exitCode);
  return output;
}

/** A step of the demo ended with an error, which it has already explained. */
export class DemoStepFailed extends Error {
  override readonly name = 'DemoStepFailed';

  constructor(step: string, exitCode: number | null) {
    super(`sso ${step} ended with ${exitCode ?? 'a signal'}`);
  }
}
