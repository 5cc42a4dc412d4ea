import { Worker } from 'node:worker_threads';
import type { Job, Reply, WorkerSetup } from './worker-messages.ts';

/**
 * Milliseconds that an input may take: far more than any needs, also on a machine that is busy with others. What is repeated to see its
 * growth is given again and again, and has more.
 */
const patience = 15_000;

/** A worker that is ended when it hangs, and replaced when it has ended. Both are failures of the input that it had. */
export class WatchedWorker {
  readonly #targetsModule: string;
  readonly #patience: number;
  #worker: Worker | undefined;
  #current = new Float64Array(new SharedArrayBuffer(8));

  constructor(targetsModule: string, options: { readonly patience?: number } = {}) {
    this.#targetsModule = targetsModule;
    this.#patience = options.patience ?? patience;
  }

  async ask(job: Job): Promise<Reply> {
    const worker = this.#begin();
    this.#current[0] = job.kind === 'run' ? job.from : job.kind === 'try' ? job.number : 0;
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const fail = (failure: string): void =>
      resolve({ kind: 'failed', number: this.#current[0] ?? 0, failure });
    const onError = (error: Error): void => fail(`the process ended: ${error.stack ?? error.message}`);
    const onExit = (): void => fail('the process ended');
    worker.once('message', resolve).once('error', onError).once('exit', onExit);
    worker.postMessage(job);
    const patience = job.kind === 'scale' ? this.#patience * 8 : this.#patience;
    const watch = this.#watch(patience, () => fail(`no end within ${patience} ms`));
    const reply = await promise;
    clearInterval(watch);
    worker.off('message', resolve).off('error', onError).off('exit', onExit);
    if (reply.kind === 'failed' && isOver(reply.failure)) await this.end();
    return reply;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.on('error', () => undefined);
    await worker?.terminate();
  }

  #begin(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const current = new SharedArrayBuffer(8);
    this.#current = new Float64Array(current);
    const workerData: WorkerSetup = { current, targetsModule: this.#targetsModule };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    return this.#worker;
  }

  /** Looks four times in a span whether another input has begun. */
  #watch(patience: number, hangs: () => void): NodeJS.Timeout {
    let last = this.#current[0];
    let looks = 0;
    return setInterval(() => {
      looks = this.#current[0] === last ? looks + 1 : 0;
      last = this.#current[0];
      if (looks >= 4) hangs();
    }, patience / 4);
  }
}

function isOver(failure: string): boolean {
  return failure.startsWith('no end') || failure.startsWith('the process ended');
}
