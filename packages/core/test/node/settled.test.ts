import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettled } from '../../src/node/settled.ts';
import { testEpoch, testRuntime } from '../support/test-runtime.ts';

const config = `[profile a]\n${'# a note of somebody\n'.repeat(500)}region = eu-west-1\n`;
const cache = JSON.stringify({ accessToken: 'a'.repeat(100), expiresAt: '2030-01-02T00:00:00Z' });

/** A file that was truncated `age` milliseconds ago, and whose writer goes on each time that the reader waits. */
function whileWritten(states: readonly string[], age = 0) {
  const file = join(testRuntime().home, 'file');
  const clock = { time: testEpoch, waited: 0 };
  const put = (content: string, time: number): void => {
    writeFileSync(file, content);
    utimesSync(file, time / 1000, time / 1000);
  };
  const [first = '', ...later] = states;
  put(first, testEpoch - age);
  const bytes = readSettled(file, () => readFileSync(file), {
    now: () => clock.time,
    pause: (milliseconds) => {
      clock.time += milliseconds;
      clock.waited += milliseconds;
      const next = later.shift();
      if (next !== undefined) put(next, clock.time);
    },
  });
  return { text: new TextDecoder().decode(bytes), waited: clock.waited };
}

describe('a file that another program truncates and writes', () => {
  it.each([
    ['a config of several blocks', ['', config.slice(0, 4096), config.slice(0, 8192), config]],
    ['a cache', ['', cache]],
    ['a file that is slow to come', ['', '', '', '', cache]],
  ])('is read as a whole: %s', (_, states) => {
    const { text, waited } = whileWritten(states);
    expect(text).toBe(states.at(-1));
    expect(waited).toBe(5 * (states.length - 1));
  });

  it.each([
    ['just now', 0, 100],
    ['a moment ago', 60, 40],
    ['long ago', 3_600_000, 0],
    ['by a clock that is ahead', -3_600_000, 0],
  ])(
    'and then does not write is waited for no longer than 100 milliseconds: truncated %s',
    (_, age, waited) => {
      expect(whileWritten([''], age)).toEqual({ text: '', waited });
    },
  );

  it.each([
    ['half a line', '[profile a]\nregi'],
    ['a block that ends with a line', `${'x'.repeat(4095)}\n`],
    ['a block that ends with a brace', `${'x'.repeat(4095)}}`],
  ])('is not waited for where it is something else: %s', (_, text) => {
    expect(whileWritten([text])).toEqual({ text, waited: 0 });
  });
});
