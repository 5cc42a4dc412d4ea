import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { bundle } from './bundle.ts';
import { type FileKind, fileKinds, fileWriters, writersRuntime } from './file-writers.ts';
import { filesIn } from './files-in.ts';

const folders: string[] = [];
let program: string;
beforeAll(async () => {
  program = await bundle('killed-writer.ts', newHome());
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newHome(from?: string): string {
  const home = mkdtempSync(join(tmpdir(), 'sso-crash-'));
  folders.push(home);
  if (from !== undefined) cpSync(from, home, { recursive: true });
  return home;
}

/** In this process, to its end. */
async function write(kind: FileKind, home: string, version: string): Promise<string> {
  await fileWriters[kind](writersRuntime(home), version);
  return home;
}

/** In a process that is killed at a step; with step 0 it lives, and says how many steps there are. */
async function writeUntil(step: number, kind: FileKind, home: string): Promise<string> {
  return withChild(async () => {
    const child = spawn(process.execPath, [program, home, kind, 'new', String(step)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [[, signal], printed] = await Promise.all([once(child, 'close'), text(child.stdout)]);
    return signal ?? printed;
  });
}

let children = 0;
const waiting: (() => void)[] = [];

/** As many at a time as there are processors for. */
async function withChild<T>(work: () => Promise<T>): Promise<T> {
  if (children >= availableParallelism()) await new Promise<void>((done) => waiting.push(done));
  children++;
  try {
    return await work();
  } finally {
    children--;
    waiting.shift()?.();
  }
}

interface Outcome {
  readonly before: Content;
  /** After a write that nobody disturbed. */
  readonly after: Content;
  /** After each kill. */
  readonly killed: readonly Content[];
  /** After the next write in each of those homes. */
  readonly next: readonly ReturnType<typeof filesIn>[];
}

type Content = ReturnType<typeof filesIn>['content'];

async function killAtEveryStep(kind: FileKind, occasion: Occasion): Promise<Outcome> {
  const old = occasion === 'the first time' ? newHome() : await write(kind, newHome(), 'old');
  const lived = newHome(old);
  const steps = await writeUntil(0, kind, lived);
  const homes = Array.from({ length: Number(steps) }, () => newHome(old));
  const runs = homes.map(async (home, index) => {
    expect(await writeUntil(index + 1, kind, home)).toBe('SIGKILL');
    const killed = filesIn(home).content;
    return { killed, next: filesIn(await write(kind, home, 'next')) };
  });
  const outcomes = await Promise.all(runs);
  return {
    before: filesIn(old).content,
    after: filesIn(lived).content,
    killed: outcomes.map(({ killed }) => killed),
    next: outcomes.map(({ next }) => next),
  };
}

type Occasion = 'the first time' | 'over an old file';
const cases = [
  ...fileKinds.map((kind) => ({ kind, occasion: 'over an old file' }) as const),
  ...(['token', 'config', 'history'] as const).map((kind) => ({ kind, occasion: 'the first time' }) as const),
];

/** A lock of which the holder was killed before it had filled it in only tells by its age, which takes seconds: so all wait beside each other. */
let outcomes: readonly Promise<Outcome>[];
beforeAll(async () => {
  outcomes = cases.map(({ kind, occasion }) => killAtEveryStep(kind, occasion));
  await Promise.allSettled(outcomes);
}, 120_000);

describe('a process that is killed at any step of writing', () => {
  it.each(cases)('$kind, $occasion: leaves the old file or the new one', async ({ kind, occasion }) => {
    const { before, after, killed, next } = await outcomeOf(kind, occasion);
    expect(after).not.toEqual(before);
    expect(killed).toContainEqual(before);
    expect(killed).toContainEqual(after);
    for (const content of killed) expect([before, after]).toContainEqual(content);
    for (const { left } of next) expect(left).toEqual([]);
    for (const { content } of next) expect(JSON.stringify(content)).toMatch(/next/i);
  });
});

function outcomeOf(kind: FileKind, occasion: Occasion): Promise<Outcome> {
  const index = cases.findIndex((each) => each.kind === kind && each.occasion === occasion);
  return outcomes[index] ?? Promise.reject(new Error(`Nothing was tried for ${kind}.`));
}
