import { flushOutput } from '@sso/cli-kit/output';
import { warnings } from '@sso/cli-kit/warnings';

/** Ends the process when all is written, unless there is no exit code yet. Idle connections would keep it alive. */
export async function endProcess(exitCode: number | undefined): Promise<void> {
  if (exitCode === undefined) return;
  await warnings.told();
  await flushOutput();
  process.exit(exitCode);
}
