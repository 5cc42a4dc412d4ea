import { flushOutput } from '@sso/cli-kit/output';

/** Ends the process when all is written, unless there is no exit code yet. Idle connections would keep it alive. */
export async function endProcess(exitCode: number | undefined): Promise<void> {
  if (exitCode === undefined) return;
  await flushOutput();
  process.exit(exitCode);
}
