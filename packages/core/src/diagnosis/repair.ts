import { basename, join } from 'node:path';
import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { userFolder } from '../user-folder.ts';
import { cacheFileState } from './checks/cache-files.ts';
import { isLeftover, leftoverKind } from './checks/leftovers.ts';
import type { Finding, Repair } from './finding.ts';

export interface RepairReport {
  /** The folder with copies of what was removed, and `repairs.json` with the paths and modes from before. */
  readonly backup: string;
  readonly outcomes: readonly RepairOutcome[];
}

export type RepairOutcome =
  | { readonly kind: 'repaired'; readonly repair: Repair }
  /** `reason`: an error's code, or `changed` where it is not as it was found any more. */
  | { readonly kind: 'left'; readonly repair: Repair; readonly reason: string };

/** What the findings say could be put right, each path once for each kind. */
export function repairsOf(findings: readonly Finding[]): readonly Repair[] {
  const repairs = findings.flatMap(({ repair }) => (repair === undefined ? [] : [repair]));
  return [...new Map(repairs.map((repair) => [`${repair.kind} ${repair.path}`, repair])).values()];
}

/**
 * Sets modes, and removes files that hold nothing anybody can read, each after a copy of it and of its mode was kept. A file that has
 * changed since it was found is left alone, and so is one that cannot be copied.
 * @throws SsoError `file-unwritable` where there is no room for the copies
 */
export async function applyRepairs(
  runtime: Runtime,
  repairs: readonly Repair[],
  { platform }: { readonly platform: NodeJS.Platform },
): Promise<RepairReport> {
  const moment = new Date(runtime.now()).toISOString().replaceAll(':', '-');
  const backup = join(userFolder(runtime, 'state', { platform }), 'doctor', moment);
  const before = repairs.map(({ kind, path }, index) => {
    return { kind, path, mode: runtime.files.inspect(path)?.mode?.toString(8), copy: copyName(path, index) };
  });
  await writePrivate(runtime, join(backup, 'repairs.json'), `${JSON.stringify(before, undefined, 2)}\n`);
  const outcomes: RepairOutcome[] = [];
  for (const [index, repair] of repairs.entries()) {
    const reason = await tried(() => repairOne(runtime, repair, join(backup, copyName(repair.path, index))));
    outcomes.push(reason === undefined ? { kind: 'repaired', repair } : { kind: 'left', repair, reason });
  }
  return { backup, outcomes };
}

function copyName(path: string, index: number): string {
  return `${index + 1}-${basename(path)}`;
}

/** Why it was not done, or `undefined`. */
async function tried(work: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SsoError)) throw error;
    return 'reason' in error.data && typeof error.data.reason === 'string' ? error.data.reason : error.code;
  }
}

async function repairOne(runtime: Runtime, repair: Repair, copy: string): Promise<string | undefined> {
  const { path } = repair;
  if (repair.kind === 'set-mode') {
    await runtime.files.setMode(path, repair.mode);
    return undefined;
  }
  if (leftoverKind(path) !== undefined) return removeLeftover(runtime, path, copy);
  // Whoever refreshes holds it, and may be writing the file that was empty a moment ago.
  return runtime.files.withLock(path, async () => {
    const state = cacheFileState(runtime, path);
    if (state !== 'empty' && state !== 'corrupt') return 'changed';
    return removeKept(runtime, path, copy);
  });
}

async function removeLeftover(runtime: Runtime, path: string, copy: string): Promise<string | undefined> {
  return isLeftover(runtime, path) ? removeKept(runtime, path, copy) : 'changed';
}

async function removeKept(runtime: Runtime, path: string, copy: string): Promise<undefined> {
  const content = runtime.files.read(path) ?? new Uint8Array();
  await runtime.files.write(copy, content, { private: true });
  await runtime.files.remove(path);
}

async function writePrivate(runtime: Runtime, path: string, content: string): Promise<void> {
  await runtime.files.write(path, new TextEncoder().encode(content), { private: true });
}
