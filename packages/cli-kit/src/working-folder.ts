import { cwd } from 'node:process';

/** The working folder; `undefined` where it is not there any more, which is no reason for a shell to have nothing. */
export function workingFolder(): string | undefined {
  try {
    return cwd();
  } catch {
    return undefined;
  }
}
