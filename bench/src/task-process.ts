import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Has a task done by a program in a process of its own, so that its time and memory are those of the task alone. The program answers by
 * {@link answerTask}.
 * @throws Error where the process ends without an answer
 */
export function runTask<Task extends object, Run>(program: URL, task: Task): Promise<Run> {
  const child = fork(fileURLToPath(program));
  child.send(task);
  return answerOf<Run>(child);
}

/**
 * The next message of a process.
 * @throws Error where it ends without one
 */
export async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const ended = once(child, 'close').then(([code]) => {
    throw new Error(`${basename(child.spawnargs.at(-1) ?? '')} ended with ${code}.`);
  });
  ended.catch(() => undefined);
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Answer];
  return answer;
}

/** Does the task that this process is sent, in a temporary home. */
export function answerTask<Task, Run>(work: (task: Task, home: string) => Promise<Run>): void {
  process.once('message', async (message) => {
    const home = mkdtempSync(join(tmpdir(), 'sso-bench-'));
    try {
      process.send?.(await work(message as Task, home));
    } finally {
      rmSync(home, { recursive: true, force: true });
      process.disconnect();
    }
  });
}
