import fs, { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

/**
 * Makes this process kill itself at one step of what it does to files: before an operation, and where one
 * writes, also half-way or after it. Has to be
 * imported before what is to be killed.
 * @param last the step that is not survived; with 0 all are, and are counted
 * @returns how many there were so far
 */
export function killAtStep(last: number): () => number {
  let step = 0;
  const survive = (): void => {
    step++;
    if (step === last) process.kill(process.pid, 'SIGKILL');
  };
  countAll(promises, ['mkdir', 'readdir', 'stat', 'rename', 'rm'], survive);
  countAll(fs, ['mkdirSync'], survive);
  const append = fs.appendFileSync;
  fs.appendFileSync = (...parameters) => {
    survive();
    append(...parameters);
    survive();
  };
  const open = promises.open;
  promises.open = async (...parameters) => {
    survive();
    const handle = await open(...parameters);
    const write = handle.writeFile.bind(handle);
    countAll(handle, ['chmod', 'sync', 'close'], survive);
    handle.writeFile = async (content) => {
      survive();
      const bytes = Buffer.from(content as string | Uint8Array);
      await write(bytes.subarray(0, bytes.length / 2));
      survive();
      await write(bytes.subarray(bytes.length / 2));
    };
    return handle;
  };
  syncBuiltinESMExports();
  return () => step;
}

function countAll(owner: object, names: readonly string[], survive: () => void): void {
  for (const name of names) {
    const operation: unknown = Reflect.get(owner, name);
    if (typeof operation !== 'function') throw new Error(`There is no ${name}.`);
    Reflect.set(owner, name, (...parameters: unknown[]) => {
      survive();
      return Reflect.apply(operation, owner, parameters);
    });
  }
}
