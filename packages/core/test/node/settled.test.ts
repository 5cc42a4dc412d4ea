import { once } from 'node:events';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { testRuntime } from '../support/test-runtime.ts';

/** Truncates a file and writes it, block by block, with a pause in between, as AWS CLI does without the pause. */
const truncatingWriter = `
  const { closeSync, openSync, writeSync } = require('node:fs');
  const { parentPort, workerData: { file, content, rounds, pause } } = require('node:worker_threads');
  const wait = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  for (let round = 0; round < rounds; round++) {
    const handle = openSync(file, 'w');
    if (round === 0) parentPort.postMessage('truncated');
    for (let start = 0; start < content.length; start += 8192) {
      wait();
      writeSync(handle, content.slice(start, start + 8192));
    }
    closeSync(handle);
    wait();
  }
`;

async function readWhileWritten(
  file: string,
  content: string,
  read: () => unknown,
): Promise<ReadonlySet<unknown>> {
  const worker = new Worker(truncatingWriter, {
    eval: true,
    workerData: { file, content, rounds: 12, pause: 2 },
  });
  let ended = false;
  worker.once('exit', () => {
    ended = true;
  });
  await once(worker, 'message');
  const seen = new Set<unknown>();
  while (!ended) {
    seen.add(read());
    await new Promise((done) => setImmediate(done));
  }
  return seen;
}

const config = `[profile a]\n${'# a note of somebody\n'.repeat(1000)}region = eu-west-1\n`;
const cache = JSON.stringify({ accessToken: 'a'.repeat(100), expiresAt: '2030-01-02T00:00:00Z' });

describe('a file that another program truncates and writes', () => {
  it.each([
    ['a config of several blocks', config],
    ['a cache', cache],
  ])('%s is read as a whole only', async (_, content) => {
    const { runtime, home } = testRuntime();
    const file = join(home, 'file');
    writeFileSync(file, content);
    const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
    const seen = await readWhileWritten(file, content, () => decode(runtime.files.read(file)));
    expect([...seen]).toEqual([content]);
    const privately = await readWhileWritten(file, content, () =>
      decode(runtime.files.readPrivate(file).content),
    );
    expect([...privately]).toEqual([content]);
  });

  it.each([
    ['just now, for good', new Date()],
    ['long ago', new Date(0)],
    ['by a clock that is ahead', new Date(Date.now() + 3_600_000)],
  ])('is what it is when it was truncated %s', (_, time) => {
    const { runtime, home } = testRuntime();
    const file = join(home, 'file');
    writeFileSync(file, '');
    utimesSync(file, time, time);
    expect(runtime.files.read(file)).toHaveLength(0);
  });
});
