import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ssoProgram } from '@sso/testkit';
import type { Homes } from './homes.ts';
import type { Load } from './serve-load.ts';
import { median } from './statistics.ts';

/** How `sso serve` does under load, from one process on the same machine. */
export interface ServeFigures {
  /** The median of the rounds. */
  readonly answersPerSecond: number;
  /** The most memory that the server had (resident); Linux only. */
  readonly peakMegabytes?: number;
}

export const serveLimits = { answersPerSecond: 3_000, peakMegabytes: 120 } as const;

const rounds = 5;
const load = { requests: 6_000, atOnce: 16 } as const;

/** @throws Error where the server does not start, or answers something else */
export async function measureServing({ warm, profile, accessKeyId }: Homes): Promise<ServeFigures> {
  const server = spawn(process.execPath, [ssoProgram, 'serve', '--profile', profile, '--json'], {
    env: warm.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { token, url } = await addressOf(server);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++)
      times.push(await askFor({ ...load, url, token, accessKeyId }));
    const peak = peakMegabytesOf(server.pid);
    return {
      answersPerSecond: (load.requests / median(times)) * 1000,
      ...(peak === undefined ? {} : { peakMegabytes: peak }),
    };
  } finally {
    server.kill('SIGINT');
  }
}

export function formatServing({ answersPerSecond, peakMegabytes }: ServeFigures): string {
  const memory =
    peakMegabytes === undefined
      ? 'memory: not measured'
      : `${peakMegabytes.toFixed(0)} MB at most, at most ${serveLimits.peakMegabytes}`;
  return `sso serve: ${answersPerSecond.toFixed(0)} answers/s, at least ${serveLimits.answersPerSecond}; ${memory}\n`;
}

/** A shared machine may well be half as fast for a while: with `smoke` that is let pass. Memory does not depend on it. */
export function missesServeLimits(
  { answersPerSecond, peakMegabytes = 0 }: ServeFigures,
  options: { readonly smoke: boolean },
): boolean {
  const least = options.smoke ? serveLimits.answersPerSecond / 2 : serveLimits.answersPerSecond;
  return answersPerSecond < least || peakMegabytes > serveLimits.peakMegabytes;
}

async function addressOf(server: ChildProcess): Promise<{ readonly token: string; readonly url: string }> {
  let printed = '';
  const ready = new Promise<void>((done) => {
    server.stdout?.on('data', (piece: Buffer) => {
      printed += piece.toString('utf8');
      if (printed.endsWith('\n}\n')) done();
    });
  });
  await Promise.race([ready, once(server, 'close')]);
  const { token, credentials } = JSON.parse(printed) as {
    readonly token: string;
    readonly credentials: readonly { readonly url: string }[];
  };
  return { token, url: credentials[0]?.url ?? '' };
}

async function askFor(what: Load): Promise<number> {
  const child = fork(fileURLToPath(new URL('./serve-load.ts', import.meta.url)));
  child.send(what);
  const [answer] = (await once(child, 'message')) as [
    { readonly milliseconds?: number; readonly error?: string },
  ];
  child.disconnect();
  if (answer.milliseconds === undefined) throw new Error(answer.error);
  return answer.milliseconds;
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function peakMegabytesOf(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kibibytes === undefined ? undefined : (Number(kibibytes) * 1024) / 1e6;
}
