import { writeResult } from '@sso/cli-kit';
import type { Runtime } from '@sso/core';
import { fromCache } from '../target/obtain.ts';
import type { PlainCommand } from './plain-commands.ts';

/**
 * Runs a command as far as that takes no service and has no error: the result is written last, so that until then somebody else
 * can begin anew.
 * @returns whether it was answered
 */
export async function answerFromCache(command: PlainCommand, runtime: Runtime): Promise<boolean> {
  try {
    await command.run(runtime, {
      obtain: fromCache,
      print: writeResult,
      notice: () => undefined,
      setVariable: () => undefined,
    });
    return true;
  } catch {
    return false;
  }
}
