import { runProgram } from '../src/run-program.ts';
import { temporaryHome } from '../src/temporary-home.ts';

const node = process.execPath;

describe('runProgram', () => {
  it('gives output, exit code and input through', async () => {
    const { env } = await temporaryHome();
    const script = `process.stdin.pipe(process.stdout); console.error(process.env.HOME); process.exitCode = 3;`;
    const result = await runProgram(node, ['-e', script], { env, input: 'né' });
    expect(result).toMatchObject({
      stdout: 'né',
      stderr: `${env.HOME}\n`,
      exitCode: 3,
      signal: undefined,
    });
  });

  it('keeps bytes that are not text', async () => {
    const { env } = await temporaryHome();
    const result = await runProgram(node, ['-e', 'process.stdout.write(Buffer.from([0, 255, 10]))'], { env });
    expect([...result.stdoutBytes]).toEqual([0, 255, 10]);
  });

  it('tells the signal that ended the program', async () => {
    const { env } = await temporaryHome();
    const result = await runProgram(node, ['-e', 'process.kill(process.pid, "SIGTERM")'], { env });
    expect(result).toMatchObject({ exitCode: undefined, signal: 'SIGTERM' });
  });

  it('ends what takes too long, and what that has started', async () => {
    const { env } = await temporaryHome();
    const run = runProgram('sh', ['-c', 'echo before; sleep 60 & wait'], { env, timeout: 300 });
    await expect(run).rejects.toThrow(/had not ended after 300 ms\nstdout: before/);
  });

  it('rejects for a program that is not there', async () => {
    const { env } = await temporaryHome();
    await expect(runProgram('/nowhere/program', [], { env })).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('gives no terminal', async () => {
    const { env } = await temporaryHome();
    const result = await runProgram('sh', ['-c', ': </dev/tty'], { env });
    expect(result.exitCode).not.toBe(0);
  });
});

it('sends a signal when the output shows the text', async () => {
  const script = `process.on('SIGINT', () => { console.log('told'); process.exit(7); });
    setInterval(() => undefined, 1000); process.stderr.write('rea'); process.stderr.write('dy');`;
  const { env } = await temporaryHome();
  const result = await runProgram(process.execPath, ['-e', script], {
    env,
    signalWhen: { shows: 'ready', signal: 'SIGINT' },
  });
  expect(result).toMatchObject({ stdout: 'told\n', exitCode: 7 });
});
