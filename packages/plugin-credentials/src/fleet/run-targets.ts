import type { CapturedChild, OutputStream } from '@sso/cli-kit';
import { type RoleCredentials, type Runtime, SsoError } from '@sso/core';
import { concernsAll, type FleetOutcome, isSuccess } from './outcome.ts';
import type { FleetTarget } from './target.ts';

/** What it takes to run the command for a target, and who is told of it. */
export interface FleetWork {
  /** Rejects with an SsoError. */
  readonly credentials: (target: FleetTarget) => Promise<RoleCredentials>;
  readonly start: (
    target: FleetTarget,
    credentials: RoleCredentials,
    onOutput: (stream: OutputStream, bytes: Uint8Array) => void,
  ) => Promise<CapturedChild>;
  readonly onOutput: (target: FleetTarget, stream: OutputStream, bytes: Uint8Array) => void;
  readonly onEnd: (target: FleetTarget, outcome: FleetOutcome) => void;
}

export interface FleetRunOptions {
  /** Programs at once. */
  readonly concurrency: number;
  /** Whether the first failure stops everything. */
  readonly failFast: boolean;
}

const leftOut: FleetOutcome = { kind: 'left-out' };

/** Runs the command for targets, in their order, some at a time. */
export class FleetRun {
  readonly #now: Runtime['now'];
  readonly #targets: readonly FleetTarget[];
  readonly #work: FleetWork;
  readonly #options: FleetRunOptions;
  readonly #running = new Set<CapturedChild>();
  readonly #outcomes: FleetOutcome[];
  #next = 0;
  #isStopped = false;
  #sent: NodeJS.Signals | undefined;

  constructor(
    { now }: Pick<Runtime, 'now'>,
    targets: readonly FleetTarget[],
    work: FleetWork,
    options: FleetRunOptions,
  ) {
    this.#now = now;
    this.#targets = targets;
    this.#work = work;
    this.#options = options;
    this.#outcomes = targets.map(() => leftOut);
  }

  /** To be called once. In the order of the targets. */
  async run(): Promise<readonly FleetOutcome[]> {
    const count = Math.min(this.#options.concurrency, this.#targets.length);
    try {
      await Promise.all(Array.from({ length: count }, () => this.#workOn()));
    } finally {
      this.stop('SIGTERM');
    }
    for (const target of this.#targets.slice(this.#next)) this.#work.onEnd(target, leftOut);
    return this.#outcomes;
  }

  /** Starts nothing new, and sends a signal to what runs. Returns whether anything does. */
  stop(signal: NodeJS.Signals): boolean {
    this.#isStopped = true;
    this.#sent = signal;
    for (const child of this.#running) child.send(signal);
    return this.#running.size > 0;
  }

  async #workOn(): Promise<void> {
    while (!this.#isStopped) {
      const index = this.#next;
      const target = this.#targets[index];
      if (target === undefined) return;
      this.#next += 1;
      const outcome = await this.#runFor(target);
      this.#outcomes[index] = outcome;
      this.#work.onEnd(target, outcome);
      if (isSuccess(outcome)) continue;
      if (this.#options.failFast) this.stop('SIGTERM');
      if (concernsAll(outcome)) this.#isStopped = true;
    }
  }

  async #runFor(target: FleetTarget): Promise<FleetOutcome> {
    const begunAt = this.#now();
    let credentials: RoleCredentials;
    try {
      credentials = await this.#work.credentials(target);
    } catch (error) {
      if (!(error instanceof SsoError)) throw error;
      if (error.code === 'cancelled') return leftOut;
      return { kind: 'no-credentials', error, milliseconds: this.#now() - begunAt };
    }
    if (this.#isStopped) return leftOut;
    return this.#runWith(target, credentials);
  }

  async #runWith(target: FleetTarget, credentials: RoleCredentials): Promise<FleetOutcome> {
    const begunAt = this.#now();
    const child = await this.#work.start(target, credentials, (stream, bytes) =>
      this.#work.onOutput(target, stream, bytes),
    );
    this.#running.add(child);
    // Starting one takes a moment, in which all may have been stopped.
    if (this.#sent !== undefined) child.send(this.#sent);
    const end = await child.end;
    this.#running.delete(child);
    return { kind: 'ended', end, milliseconds: this.#now() - begunAt };
  }
}
