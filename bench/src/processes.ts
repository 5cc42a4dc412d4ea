import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { type ProgramResult, ssoProgram } from '@sso/testkit';
import { type Crowd, command, createCrowd, processorTimeOfOne } from './crowd.ts';
import { median } from './statistics.ts';

/** How many processes do that find an expired access token at the same moment. */
export interface ProcessFigures {
  readonly processes: number;
  /** From the start of the first to the end of the last. */
  readonly milliseconds: number;
  /** That time as a multiple of what the processors need for as many processes that do all by themselves. */
  readonly share: number;
  readonly refreshes: number;
  readonly credentialCalls: number;
  readonly failed: number;
  /** With a refresh that the service refuses. */
  readonly refused: { readonly refreshes: number; readonly notEndedWith3: number };
  /** From the death of the process that refreshes to the end of those who waited for it. */
  readonly takeover: {
    readonly killed: number;
    /** Its process id is another program's by now, and the system does not tell since when. */
    readonly recycled: number;
  };
}

export const processLimits = { share: 3, takeoverMilliseconds: 5_000 } as const;

/** @throws Error where a program does not start, or signing in fails */
export async function measureProcesses(options: { readonly smoke: boolean }): Promise<ProcessFigures> {
  const processes = options.smoke ? 20 : 100;
  const crowd = await createCrowd();
  try {
    const shared = await measureRefresh(crowd, processes);
    const killed = await measureTakeover(crowd, async () => undefined);
    const recycled = await measureTakeover(crowd, () => recycleProcessId(crowd));
    // The last of all: it leaves a sign-in that is of no use.
    const refused = await measureRefusal(crowd, processes);
    return { processes, ...shared, refused, takeover: { killed, recycled } };
  } finally {
    await crowd.remove();
  }
}

async function measureRefresh(crowd: Crowd, processes: number) {
  const processorTimes: number[] = [];
  for (let round = 0; round < 5; round++) {
    await crowd.expire();
    processorTimes.push(await processorTimeOfOne(crowd));
  }
  await crowd.expire();
  const count = callCounter(crowd);
  const start = performance.now();
  const results = await crowd.run(processes);
  const milliseconds = performance.now() - start;
  const ideal = (processes * median(processorTimes)) / availableParallelism();
  return {
    milliseconds,
    share: milliseconds / ideal,
    refreshes: count('CreateToken'),
    credentialCalls: count('GetRoleCredentials'),
    failed: notEndedWith(0, results),
  };
}

async function measureRefusal(crowd: Crowd, processes: number): Promise<ProcessFigures['refused']> {
  await crowd.expire();
  crowd.emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException', times: Infinity });
  const count = callCounter(crowd);
  const results = await crowd.run(processes);
  return { refreshes: count('CreateToken'), notEndedWith3: notEndedWith(3, results) };
}

/** @param afterDeath what happens to the lock that the killed process leaves */
async function measureTakeover(crowd: Crowd, afterDeath: () => Promise<void>): Promise<number> {
  await crowd.expire();
  crowd.emulator.faults.add({ operation: 'CreateToken', reset: true, delayMilliseconds: 60_000 });
  const count = callCounter(crowd);
  const { env } = crowd.home;
  const holder = spawn(process.execPath, [ssoProgram, ...command], { env, stdio: 'ignore' });
  const ended = once(holder, 'exit');
  while (count('CreateToken') === 0) await delay(10);
  holder.kill('SIGKILL');
  await ended;
  await afterDeath();
  const start = performance.now();
  const failed = notEndedWith(0, await crowd.run(4));
  if (failed > 0) throw new Error(`${failed} processes failed after the one that they waited for had died.`);
  return performance.now() - start;
}

async function recycleProcessId({ lockFile }: Crowd): Promise<void> {
  const { started: _, ...holder } = JSON.parse(await readFile(lockFile, 'utf8')) as Record<string, unknown>;
  await writeFile(lockFile, JSON.stringify({ ...holder, pid: process.pid }));
}

function callCounter({ emulator }: Crowd): (operation: 'CreateToken' | 'GetRoleCredentials') => number {
  const before = {
    CreateToken: emulator.calls('CreateToken'),
    GetRoleCredentials: emulator.calls('GetRoleCredentials'),
  };
  return (operation) => emulator.calls(operation) - before[operation];
}

function notEndedWith(code: number, results: readonly ProgramResult[]): number {
  return results.filter(({ exitCode }) => exitCode !== code).length;
}

export function formatProcesses(figures: ProcessFigures): string {
  const { processes, milliseconds, share, refreshes, credentialCalls, failed, refused, takeover } = figures;
  return [
    `${processes} processes, expired token: ${(milliseconds / 1000).toFixed(1)} s, ${share.toFixed(2)} × their processor time ÷ cores, ` +
      `at most ${processLimits.share}; ${refreshes} refresh, ${credentialCalls} call for credentials, ${failed} failed`,
    `${processes} processes, refresh refused: ${refused.refreshes} refresh, ${refused.notEndedWith3} did not end with 3`,
    `lock holder killed: ${takeover.killed.toFixed(0)} ms until others were done, with a recycled process id ` +
      `${takeover.recycled.toFixed(0)} ms, at most ${processLimits.takeoverMilliseconds}`,
    '',
  ].join('\n');
}

/** What is counted has to be right on every machine. A shared one may well be half as fast for a while: with `smoke` that is let pass. */
export function missesProcessLimits(
  figures: ProcessFigures,
  { smoke }: { readonly smoke: boolean },
): boolean {
  const slowness = smoke ? 2 : 1;
  const { share, refreshes, credentialCalls, failed, refused, takeover } = figures;
  return (
    refreshes !== 1 ||
    credentialCalls !== 1 ||
    failed > 0 ||
    refused.refreshes !== 1 ||
    refused.notEndedWith3 > 0 ||
    share > processLimits.share * slowness ||
    Math.max(takeover.killed, takeover.recycled) > processLimits.takeoverMilliseconds * slowness
  );
}
