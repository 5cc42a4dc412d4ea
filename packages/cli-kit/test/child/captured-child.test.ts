import { type CapturedChild, type OutputStream, startCapturedChild } from '../../src/child/captured-child.ts';

const env = { PATH: process.env.PATH ?? '' };

async function start(script: string): Promise<{
  readonly child: CapturedChild;
  readonly output: Readonly<Record<OutputStream, string>>;
  /** Resolves when stdout has the text. */
  readonly shows: (text: string) => Promise<void>;
}> {
  const output = { stdout: '', stderr: '' };
  const waiting: (() => void)[] = [];
  const child = await startCapturedChild('sh', ['-c', script], {
    env,
    onOutput: (stream, bytes) => {
      output[stream] += Buffer.from(bytes).toString('latin1');
      for (const look of waiting) look();
    },
  });
  const shows = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (output.stdout.includes(text)) resolve();
      };
      waiting.push(look);
      look();
    });
  return { child, output, shows };
}

describe('startCapturedChild', () => {
  it('hands over all output, and gives no input', async () => {
    const { child, output } = await start('cat; echo out; echo err >&2; exit 3');
    expect(await child.end).toEqual({ kind: 'exited', exitCode: 3 });
    expect(output).toEqual({ stdout: 'out\n', stderr: 'err\n' });
  });

  it('sends signals to all that the program has started', async () => {
    const { child, shows } = await start('sleep 600 & echo ready; wait');
    await shows('ready');
    child.send('SIGTERM');
    // Else the sleep would hold the output open.
    expect(await child.end).toEqual({ kind: 'signalled', signal: 'SIGTERM' });
    child.send('SIGTERM');
  });

  it('does not wait for output after SIGKILL, whoever holds it open', async () => {
    const { child, output, shows } = await start('setsid sh -c \'echo "pid $$."; exec sleep 600\' & wait');
    await shows('.');
    child.send('SIGKILL');
    expect(await child.end).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
    process.kill(Number(/pid (\d+)/.exec(output.stdout)?.[1]), 'SIGKILL');
  });

  it('says where a program cannot be started', async () => {
    const child = await startCapturedChild('no-such-program', [], { env, onOutput: () => undefined });
    expect(await child.end).toEqual({ kind: 'not-started', command: 'no-such-program', reason: 'ENOENT' });
    child.send('SIGKILL');
    const invalid = await startCapturedChild('sh', ['a\0b'], { env, onOutput: () => undefined });
    expect(await invalid.end).toMatchObject({ kind: 'not-started', reason: 'ERR_INVALID_ARG_VALUE' });
  });
});
