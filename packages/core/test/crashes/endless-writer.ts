import process from 'node:process';
import { fileKinds, fileWriters, writersRuntime } from './file-writers.ts';

/** Writes every file again and again until it is killed, and says when it has written each once. */
const runtime = writersRuntime(process.argv[2] ?? '');
for (let version = 0; ; version++) {
  for (const kind of fileKinds) await fileWriters[kind](runtime, `v${version}`);
  if (version === 0) process.stdout.write('.');
}
