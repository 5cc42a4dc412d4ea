import process from 'node:process';
import { killAtStep } from './killed-at-step.ts';

/** Writes one file and is killed at a step of it, or else prints how many steps there were. */
const [home = '', kind = '', version = '', last = '0'] = process.argv.slice(2);
const steps = killAtStep(Number(last));
const { fileKinds, fileWriters, writersRuntime } = await import('./file-writers.ts');
const found = fileKinds.find((candidate) => candidate === kind);
if (found === undefined) throw new Error(`There is no writer of ${kind}.`);
await fileWriters[found](writersRuntime(home), version);
process.stdout.write(String(steps()));
