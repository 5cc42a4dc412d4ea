import { inputAt } from './inputs.ts';
import { minimize } from './minimize.ts';
import type { Target } from './target.ts';
import type { WatchedWorker } from './watched-worker.ts';

export interface CampaignOptions {
  readonly seed: number;
  /** Of each target; of those that are slow, a share of it. */
  readonly inputs: number;
  /** The number of the first one. */
  readonly from: number;
  /** Whether growth with the size is looked at, too. */
  readonly scaling: boolean;
}

export interface TargetReport {
  readonly target: string;
  readonly inputs: number;
  readonly seconds: number;
  readonly failure?: Failure | undefined;
}

export interface Failure {
  /** `undefined`: time grows too fast, whatever the number. */
  readonly number?: number | undefined;
  readonly message: string;
  /** The smallest input that fails as well. */
  readonly input?: Uint8Array | undefined;
}

const batch = 500;

/** Tries one target until an input fails or all have held. */
export async function runCampaign(
  worker: WatchedWorker,
  target: Target,
  { seed, inputs, from, scaling }: CampaignOptions,
): Promise<TargetReport> {
  const began = performance.now();
  const to = from + Math.ceil(inputs / (target.oneOf ?? 1));
  const report = (done: number, failure?: Failure): TargetReport => ({
    target: target.name,
    inputs: done,
    seconds: (performance.now() - began) / 1000,
    failure,
  });
  for (let first = from; first < to; first += batch) {
    const job = { target: target.name, seed, from: first, to: Math.min(first + batch, to) };
    const reply = await worker.ask({ kind: 'run', ...job });
    if (reply.kind === 'held') continue;
    return report(reply.number - from, await minimized(worker, target, seed, reply));
  }
  return report(to - from, scaling ? await growthFailure(worker, target) : undefined);
}

async function growthFailure(worker: WatchedWorker, target: Target): Promise<Failure | undefined> {
  for (const [repetition, { piece }] of target.repeated.entries()) {
    const reply = await worker.ask({ kind: 'scale', target: target.name, repetition });
    if (reply.kind === 'failed') return { message: `${JSON.stringify(piece)} repeated: ${reply.failure}` };
  }
  return undefined;
}

async function minimized(
  worker: WatchedWorker,
  target: Target,
  seed: number,
  found: { readonly number: number; readonly failure: string },
): Promise<Failure> {
  const { number } = found;
  // One that hangs takes the watch's whole patience each time.
  const tries = found.failure.startsWith('no end') ? 10 : undefined;
  let message = found.failure;
  const input = await minimize(
    inputAt(target, seed, number),
    async (smaller) => {
      const reply = await worker.ask({ kind: 'try', target: target.name, seed, number, input: smaller });
      if (reply.kind === 'failed') message = reply.failure;
      return reply.kind === 'failed';
    },
    tries === undefined ? {} : { tries },
  );
  return { number, message, input };
}
