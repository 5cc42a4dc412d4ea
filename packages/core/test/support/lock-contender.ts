import { closeSync, openSync, unlinkSync } from 'node:fs';
import { nodeFiles } from '../../src/node/files.ts';

/** A process of its own that wants the lock of each file that it is told of, several times at once. */
const wishes = 6;

process.on('message', async (file: string) => {
  const met = await Promise.all(
    Array.from({ length: wishes }, () => nodeFiles.withLock(file, () => meets(file))),
  );
  process.send?.(met.filter(Boolean).length);
});

/** Whether somebody else is inside at the same time. */
async function meets(file: string): Promise<boolean> {
  const mark = `${file}.inside`;
  try {
    closeSync(openSync(mark, 'wx'));
  } catch {
    return true;
  }
  await new Promise((done) => setTimeout(done, 1));
  unlinkSync(mark);
  return false;
}
