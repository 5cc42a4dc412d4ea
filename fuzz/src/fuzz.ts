import process from 'node:process';
import { parseArgs } from 'node:util';
import { runCampaign } from './campaign.ts';
import { failureText, reportLine } from './report.ts';
import { targets } from './targets/all.ts';
import { WatchedWorker } from './watched-worker.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    from: { type: 'string', default: '0' },
  },
});

const seed = wholeNumber('seed', values.seed ?? String(Date.now() % 1_000_000));
const inputs = wholeNumber('inputs', values.inputs);
const from = wholeNumber('from', values.from);
const unknown = positionals.filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0) {
  const known = targets.map(({ name }) => name).join(', ');
  stop(`There is no ${unknown.join(', ')}. There is ${known}.`);
}

print(`seed ${seed}`);
const worker = new WatchedWorker(new URL('./targets/all.ts', import.meta.url).href);
let failed = 0;
for (const target of targets) {
  if (positionals.length > 0 && !positionals.includes(target.name)) continue;
  const report = await runCampaign(worker, target, { seed, inputs, from, scaling: true });
  print(reportLine(report));
  if (report.failure === undefined) continue;
  failed++;
  print(failureText(report, seed));
}
await worker.end();
process.exitCode = failed === 0 ? 0 : 1;

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  return stop(`--${name} takes a whole number, and not ${text}.`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
