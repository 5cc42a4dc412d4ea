import { once } from 'node:events';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Job, Reply, WorkerSetup } from './worker-messages.ts';

/**
 * Milliseconds of processor time that an input may take, as a machine may be busy with others: far more than any needs. What only waits
 * may wait ten times as long. What is repeated to see its growth is given again and again, and has more.
 */
const patience = 5_000;
const patienceOfWaiting = 10;
const patienceOfGrowth = 8;

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
    const worker = await this.#begin();
    this.#current[0] = job.kind === 'run' ? job.from : job.kind === 'try' ? job.number : 0;
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const fail = (failure: string): void =>
      resolve({ kind: 'failed', number: this.#current[0] ?? 0, failure });
    const onError = (error: Error): void => fail(`the process ended: ${error.stack ?? error.message}`);
    const onExit = (): void => fail('the process ended');
    worker.once('message', resolve).once('error', onError).once('exit', onExit);
    const watch = this.#watch(
      job.kind === 'scale' ? this.#patience * patienceOfGrowth : this.#patience,
      fail,
    );
    worker.postMessage(job);
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

  async #begin(): Promise<Worker> {
    if (this.#worker !== undefined) return this.#worker;
    const current = new SharedArrayBuffer(8);
    this.#current = new Float64Array(current);
    const workerData: WorkerSetup = { current, targetsModule: this.#targetsModule };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    // It says so when it has loaded everything, which is no input's time.
    await once(this.#worker, 'message');
    return this.#worker;
  }

  /** Looks again and again whether another input has begun. Nobody else in this process works meanwhile. */
  #watch(milliseconds: number, fail: (failure: string) => void): NodeJS.Timeout {
    let last = this.#current[0];
    let [processor, clock] = [process.cpuUsage(), performance.now()];
    return setInterval(() => {
      if (last !== this.#current[0]) {
        last = this.#current[0];
        [processor, clock] = [process.cpuUsage(), performance.now()];
        return;
      }
      const { user, system } = process.cpuUsage(processor);
      const waited = performance.now() - clock;
      const isHanging = user + system > milliseconds * 1000 || waited > milliseconds * patienceOfWaiting;
      if (isHanging) fail(`no end within ${milliseconds} ms`);
    }, milliseconds / 4);
  }
}

function isOver(failure: string): boolean {
  return failure.startsWith('no end') || failure.startsWith('the process ended');
}
