import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { PickerEntry, PickerOptions } from '../../src/picker/entry.ts';
import { pickOne } from '../../src/picker/pick-one.ts';

const entries: readonly PickerEntry<string>[] = ['dev', 'prod', 'staging'].map((name) => ({
  value: name,
  columns: [name, 'Admin'],
  search: [`aws+${name}@example.com`],
}));

/** What a terminal does when it is asked to show nothing special any more. */
const restored = '\r\x1b[J\x1b[?2004l\x1b[?25h';

function terminal() {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: false,
    setRawMode: (mode: boolean) => raw.push(mode),
  });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 60, rows: 24 });
  let shown = '';
  output.on('data', (piece) => {
    shown += piece;
  });
  const waitFor = async (text: string): Promise<void> => {
    while (!stripVTControlCharacters(shown).includes(text)) await new Promise((done) => setImmediate(done));
    shown = '';
  };
  return { input, output, raw, waitFor, shown: () => shown };
}

function open<T>(shown: readonly PickerEntry<T>[], options: Partial<PickerOptions> = {}) {
  const screen = terminal();
  const { input, output } = screen;
  return {
    ...screen,
    picked: pickOne(shown, { input, output, placeholder: 'search', color: false, ...options }),
  };
}

it('gives what the pointer is on, and the terminal back', async () => {
  const { input, picked, waitFor, raw, shown } = open(entries);
  await waitFor('3/3');
  input.write('\x1b[B\r');
  await expect(picked).resolves.toBe('prod');
  expect(raw).toEqual([true, false]);
  expect(shown().endsWith(restored)).toBe(true);
  expect([input.listenerCount('data'), input.isPaused()]).toEqual([0, true]);
});

it('finds by text that is not shown', async () => {
  const { input, picked, waitFor } = open(entries);
  await waitFor('3/3');
  input.write('aws+stag');
  await waitFor('1/3');
  input.write('\r');
  await expect(picked).resolves.toBe('staging');
});

it('waits with Enter for what is typed in the same moment', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({
    value: index,
    columns: [`account-${index}`],
    search: [],
  }));
  const { input, picked } = open(many);
  input.write('4711$\r');
  await expect(picked).resolves.toBe(4711);
});

it('does not go back to what was found for letters that are deleted again', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({
    value: index,
    columns: [`account-${index}`],
    search: [],
  }));
  const { input, picked, waitFor } = open(many);
  await waitFor('5000/5000');
  input.write('4711$');
  input.write('\x15');
  await waitFor('5000/5000');
  input.write('\x1b[B\r');
  await expect(picked).resolves.toBe(1);
});

it('begins with a query', async () => {
  const { input, picked, waitFor } = open(entries, { initialQuery: 'prod' });
  await waitFor('1/3');
  input.write('\r');
  await expect(picked).resolves.toBe('prod');
});

it('reads letters whose bytes come apart', async () => {
  const { input, picked, waitFor } = open([...entries, { value: '開発', columns: ['開発', ''], search: [] }]);
  await waitFor('4/4');
  for (const byte of Buffer.from('発')) input.write(Buffer.of(byte));
  await waitFor('1/4');
  input.write('\r');
  await expect(picked).resolves.toBe('開発');
});

it('draws anew for another size', async () => {
  const { output, input, picked, waitFor } = open(entries);
  await waitFor('3/3');
  Object.assign(output, { columns: 10 });
  output.emit('resize');
  await waitFor('dev');
  input.write('\r');
  await expect(picked).resolves.toBe('dev');
});

it.each([
  ['Ctrl-C', '\x03'],
  ['Ctrl-G', '\x07'],
  ['Escape', '\x1b'],
])('is left by %s', async (_, key) => {
  const { input, picked, waitFor, raw, shown } = open(entries);
  const cancelled = expect(picked).rejects.toMatchObject({ code: 'cancelled' });
  await waitFor('3/3');
  input.write(key);
  await cancelled;
  expect(raw).toEqual([true, false]);
  expect(shown().endsWith(restored)).toBe(true);
});

it('ends with the terminal', async () => {
  const { input, picked, waitFor } = open(entries);
  const cancelled = expect(picked).rejects.toMatchObject({ code: 'cancelled' });
  await waitFor('3/3');
  input.end();
  await cancelled;
});

it('ends with the signal, for its reason', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const { picked, waitFor, raw } = open(entries, { signal: controller.signal });
  const ended = expect(picked).rejects.toBe(reason);
  await waitFor('3/3');
  controller.abort(reason);
  await ended;
  expect(raw).toEqual([true, false]);
});

it('does not touch the terminal where the signal came before', async () => {
  const { picked, raw, shown } = open(entries, { signal: AbortSignal.abort('before') });
  await expect(picked).rejects.toBe('before');
  expect([raw, shown()]).toEqual([[], '']);
});
