import { assign } from './command-files.ts';
import { explain } from './explain.ts';
import { booleanInput } from './input-values.ts';
import { inputDefaults } from './inputs.ts';
import { en } from './messages/en.ts';
import { removeProfileFolder } from './profile-folder.ts';
import { isStillGiven, readState } from './state.ts';
import type { Step } from './step.ts';

/**
 * Runs the second half of the Action, at the end of the job and whatever became of it: takes away what is still as the first half
 * left it. The seed stays signed in. Nothing here fails the job: its work is done.
 */
export function cleanUp({ runtime, read, journal }: Step): void {
  try {
    if (!booleanInput(read, 'cleanup', inputDefaults.cleanup)) return;
    const { folder, variables } = readState(runtime);
    const removed = folder !== undefined && removeProfileFolder(runtime, folder);
    const ours = variables.filter((variable) => isStillGiven(runtime, variable));
    const cleared = ours.map(({ name, before }) => ({ file: 'GITHUB_ENV', name, value: before }) as const);
    assign(runtime, cleared);
    if (removed || cleared.length > 0) journal.info(en.notes.cleanedUp);
  } catch (error) {
    journal.warn(en.notes.notCleanedUp(explain(error, runtime.env)));
  }
}
