import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ListingAddress, ListingService } from './listing-emulator.ts';
import type { ListingRun, ListingTask } from './listing-run.ts';
import { median } from './statistics.ts';
import { answerOf, runTask } from './task-process.ts';

/** How listing all accounts and roles of an organization does, with 30 ms for each answer and three roles an account. */
export interface ListingFigures {
  readonly limited: {
    readonly accounts: number;
    readonly callsPerSecond: number;
    /** In terms of the time that the limit alone takes for as many calls. */
    readonly timesLimit: number;
    readonly throttledShare: number;
    readonly failures: number;
  };
  readonly unlimited: {
    readonly accounts: number;
    /** Than one call after the other. */
    readonly timesFaster: number;
  };
  readonly growth: readonly Growth[];
}

export interface Growth {
  readonly accounts: number;
  readonly milliseconds: number;
  /** By how much the most memory of the process grew meanwhile. */
  readonly megabytes: number;
}

/** `growth`: what an account of the largest organization takes, in terms of one of the second largest. */
export const listingLimits = {
  timesLimit: 1.1,
  throttledShare: 0.02,
  timesFaster: 12,
  growth: 1.5,
} as const;

const latencyMilliseconds = 30;
const callsPerSecond = 20;
const pageSize = 100;
const rounds = 5;
/** So many are asked for one after the other; a whole organization would take half a minute and show the same. */
const oneByOne = 100;

/** With `smoke` smaller organizations: at 20 calls a second a large one takes a minute. */
export async function measureListing(options: { readonly smoke: boolean }): Promise<ListingFigures> {
  const accounts = options.smoke ? 100 : 1_000;
  const growth: Growth[] = [];
  for (const size of options.smoke ? [100, 1_000] : [100, 1_000, 10_000]) {
    const { milliseconds, megabytes } = await list({ accounts: size, latencyMilliseconds });
    growth.push({ accounts: size, milliseconds, megabytes });
  }
  return { limited: await limited(accounts), unlimited: await unlimited(), growth };
}

async function limited(accounts: number): Promise<ListingFigures['limited']> {
  const run = await list({ accounts, latencyMilliseconds, limit: callsPerSecond });
  const calls = callsFor(accounts);
  return {
    accounts,
    callsPerSecond,
    timesLimit: run.milliseconds / ((calls / callsPerSecond) * 1000),
    throttledShare: run.throttled / calls,
    failures: run.failures,
  };
}

async function unlimited(): Promise<ListingFigures['unlimited']> {
  const accounts = 1_000;
  const service = { accounts, latencyMilliseconds };
  const some = await inService(service, (address) => runListing({ ...address, oneByOne }));
  const sequential = (some.milliseconds / (accounts / pageSize + oneByOne)) * callsFor(accounts);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push((await list(service)).milliseconds);
  return { accounts, timesFaster: sequential / median(times) };
}

/** One for the roles of each account, and the pages of accounts. */
function callsFor(accounts: number): number {
  return accounts + Math.ceil(accounts / pageSize);
}

/** @throws Error where something is missing */
async function list(service: ListingService): Promise<ListingRun> {
  const run = await inService(service, runListing);
  if (run.accounts !== service.accounts || run.roles !== 3 * service.accounts)
    throw new Error(`Of ${service.accounts} accounts, ${run.accounts} with ${run.roles} roles were listed.`);
  return run;
}

async function inService<T>(
  service: ListingService,
  work: (address: ListingAddress) => Promise<T>,
): Promise<T> {
  const emulator = fork(fileURLToPath(new URL('./listing-emulator.ts', import.meta.url)));
  try {
    emulator.send(service);
    return await work(await answerOf<ListingAddress>(emulator));
  } finally {
    if (emulator.connected) emulator.disconnect();
  }
}

function runListing(task: ListingTask): Promise<ListingRun> {
  return runTask(new URL('./listing-run.ts', import.meta.url), task);
}

export function formatListing({ limited, unlimited, growth }: ListingFigures): string {
  const sizes = growth.map(
    (step) =>
      `${step.accounts} in ${(step.milliseconds / 1000).toFixed(1)} s with ${step.megabytes.toFixed(0)} MB`,
  );
  return [
    `listing ${limited.accounts} accounts at ${limited.callsPerSecond} calls/s: ${limited.timesLimit.toFixed(2)} × the time of the limit, at most ${listingLimits.timesLimit};`,
    `${(limited.throttledShare * 100).toFixed(1)} % throttled, at most ${listingLimits.throttledShare * 100} % of 1,000; ${limited.failures} failed\n`,
    `listing ${unlimited.accounts} accounts without a limit: ${unlimited.timesFaster.toFixed(1)} × faster than one call after the other, at least ${listingLimits.timesFaster}\n`,
    `listing accounts without a limit: ${sizes.join(', ')}; an account of the largest takes ${growthOf(growth, 'milliseconds').toFixed(2)} × the time and ${growthOf(growth, 'megabytes').toFixed(2)} × the memory, at most ${listingLimits.growth}\n`,
  ]
    .join(' ')
    .replaceAll('\n ', '\n');
}

/** In a small organization the first refusals weigh more, and a shared machine may well be half as fast: with `smoke` that is let pass. */
export function missesListingLimits(
  { limited, unlimited, growth }: ListingFigures,
  options: { readonly smoke: boolean },
): boolean {
  const slack = options.smoke ? 2 : 1;
  const throttled = limited.throttledShare * Math.min(1, limited.accounts / 1_000);
  return (
    limited.failures > 0 ||
    limited.timesLimit > listingLimits.timesLimit * slack ||
    throttled > listingLimits.throttledShare ||
    unlimited.timesFaster < listingLimits.timesFaster / slack ||
    growthOf(growth, 'milliseconds') > listingLimits.growth * slack ||
    growthOf(growth, 'megabytes') > listingLimits.growth * slack
  );
}

function growthOf(growth: readonly Growth[], measure: 'milliseconds' | 'megabytes'): number {
  const [former, largest] = growth.slice(-2);
  if (former === undefined || largest === undefined) return Number.NaN;
  return largest[measure] / largest.accounts / (former[measure] / former.accounts);
}
