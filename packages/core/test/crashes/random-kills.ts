import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.ts';
import { fileKinds, fileWriters, writersRuntime } from './file-writers.ts';
import { filesIn } from './files-in.ts';

export interface KillReport {
  readonly kills: number;
  /** How many kills left a temporary file or a lock, for the next process to clear up: that shows that they struck within a write. */
  readonly within: number;
  /** What was found that no writer had written. */
  readonly damage: readonly string[];
  /** What lies about after a last write that nobody disturbed. */
  readonly left: readonly string[];
}

/** In milliseconds: a round of all writes takes about as long. */
const longestLife = 40;

/** Kills, at random moments, processes that write every kind of file into one home, one process after the other. */
export async function killAtRandom(kills: number): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sso-kills-'));
  try {
    const program = await bundle('endless-writer.ts', folder);
    const home = join(folder, 'home');
    const damage: string[] = [];
    let within = 0;
    for (let kill = 0; kill < kills; kill++) {
      await killOne(program, home);
      const { content, left } = filesIn(home);
      if (left.length > 0) within++;
      damage.push(...Object.entries(content).flatMap(([path, text]) => damageOf(path, text)));
    }
    for (const kind of fileKinds) await fileWriters[kind](writersRuntime(home), 'v1000000');
    return { kills, within, damage, left: filesIn(home).left };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function killOne(program: string, home: string): Promise<void> {
  const child = spawn(process.execPath, [program, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await setTimeout(Math.random() * longestLife);
  child.kill('SIGKILL');
  const [exitCode] = await closed;
  if (exitCode !== null) throw new Error(`The writer ended by itself, with ${exitCode}.`);
}

/** A whole file is one that ends as its writer ends it, and says its version as it does. */
function damageOf(path: string, text: string): readonly string[] {
  const lines = path.endsWith('.jsonl') ? text.split('\n').slice(0, -1) : [text];
  const whole =
    path.endsWith('.json') || path.endsWith('.jsonl')
      ? lines.every(isJson)
      : /^\[(profile )?a\]\n(?:\w+ = \S+\n)+$/.test(text);
  return whole && /v\d+/i.test(text) ? [] : [`${path}: ${JSON.stringify(text.slice(0, 200))}`];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { count: { type: 'string', default: '1000' } } });
  const report = await killAtRandom(Number(values.count));
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  process.exitCode = report.damage.length + report.left.length > 0 ? 1 : 0;
}
