import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, inputAt } from './inputs.ts';
import { growthFailure } from './scaling.ts';
import type { Target } from './target.ts';
import type { Job, Reply, WorkerSetup } from './worker-messages.ts';

// What hangs or ends the process does so here, where somebody watches.

const setup = workerData as WorkerSetup;
const current = new Float64Array(setup.current);
const { targets } = (await import(setup.targetsModule)) as { readonly targets: readonly Target[] };

async function answer(job: Job): Promise<Reply> {
  const target = targets.find(({ name }) => name === job.target);
  if (target === undefined) throw new Error(`There is no target ${job.target}.`);
  if (job.kind === 'scale') {
    const repetition = target.repeated[job.repetition];
    return reply(0, repetition && (await growthFailure(target, repetition)));
  }
  if (job.kind === 'try') return reply(job.number, await failureOf(target, job.input, job.seed, job.number));
  for (let number = job.from; number < job.to; number++) {
    current[0] = number;
    const failure = await failureOf(target, inputAt(target, job.seed, number), job.seed, number);
    if (failure !== undefined) return reply(number, failure);
  }
  return { kind: 'held' };
}

function reply(number: number, failure: string | undefined): Reply {
  return failure === undefined ? { kind: 'held' } : { kind: 'failed', number, failure };
}

parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await answer(job)));
parentPort?.postMessage('ready');
