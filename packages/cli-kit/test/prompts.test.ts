import { PassThrough } from 'node:stream';
import { createPrompter } from '../src/prompts.ts';

const question = { message: 'Which account?', answer: 'Account', flag: '--account' };
const choices = [
  { value: 'a', label: 'Production', search: ['111122223333'] },
  { value: 'b', label: 'Development', search: ['444455556666'] },
];

/** Streams that look like a terminal to the prompts, and what they showed. */
function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const output = Object.assign(new PassThrough(), { isTTY: true, rows: 24, columns: 80 });
  let shown = '';
  output.on('data', (piece) => {
    shown += piece;
  });
  const waitFor = async (part: string) => {
    while (!shown.includes(part)) await new Promise((done) => setImmediate(done));
    shown = '';
  };
  return { input, output, waitFor };
}

describe('without a terminal', () => {
  it.each([
    ['stdin', { isTTY: false }, { isTTY: true }],
    ['stderr', { isTTY: true }, { isTTY: false }],
  ])('asks nothing when %s is none, and names the flag', async (_, input, output) => {
    const prompter = createPrompter({
      input: Object.assign(new PassThrough(), input),
      output: Object.assign(new PassThrough(), output),
    });
    expect(prompter.interactive).toBe(false);
    for (const ask of [
      () => prompter.input(question),
      () => prompter.confirm(question),
      () => prompter.secret(question),
      () => prompter.choose({ ...question, choices }),
    ]) {
      await expect(ask()).rejects.toMatchObject({
        code: 'answer-needed',
        data: { answer: 'Account', flag: '--account' },
      });
    }
  });
});

describe('at a terminal', () => {
  it('finds a choice by what is typed', async () => {
    const { input, output, waitFor } = terminal();
    const answer = createPrompter({ input, output }).choose({ ...question, choices });
    await waitFor('Development');
    input.write('4444');
    await waitFor('Development');
    input.write('\r');
    await expect(answer).resolves.toBe('b');
  });

  it('does not show a secret that is typed', async () => {
    const { input, output, waitFor } = terminal();
    let shown = '';
    output.on('data', (piece) => {
      shown += piece;
    });
    const answer = createPrompter({ input, output }).secret(question);
    await waitFor('Which account?');
    input.write('hunter2 \r');
    expect((await answer).reveal()).toBe('hunter2');
    expect(shown).not.toMatch(/hunter|\*/);
  });

  it('keeps asking until an answer is right, and trims it', async () => {
    const { input, output, waitFor } = terminal();
    const problem = (typed: string) => (typed === 'xy' ? undefined : 'Not xy.');
    const answer = createPrompter({ input, output }).input({ ...question, problem });
    await waitFor('Which account?');
    input.write('x\r');
    await waitFor('Not xy.');
    // What was typed stays. It is not taken back here: with TERM=dumb readline knows no such key.
    input.write('y \r');
    await expect(answer).resolves.toBe('xy');
  });

  it('is cancelled by Ctrl-C', async () => {
    const { input, output, waitFor } = terminal();
    const answer = createPrompter({ input, output }).confirm(question);
    const cancelled = expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    await waitFor('Which account?');
    input.write('\u0003');
    await cancelled;
  });

  it('is cancelled by the signal', async () => {
    const { input, output, waitFor } = terminal();
    const controller = new AbortController();
    const answer = createPrompter({ input, output }, { signal: controller.signal }).input(question);
    const cancelled = expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    await waitFor('Which account?');
    controller.abort();
    await cancelled;
  });
});
