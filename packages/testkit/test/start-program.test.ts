import { startProgram, temporaryHome } from '../src/index.ts';

const script = `process.on('SIGTERM', () => process.exit(7)); console.log('ready'); setInterval(() => undefined, 1000);`;

describe('startProgram', () => {
  it('runs beside the test until it is told to end', async () => {
    const { env } = await temporaryHome();
    const program = startProgram(process.execPath, ['-e', script], { env });
    expect(await program.shows('ready')).toEqual({ stdout: 'ready\n', stderr: '' });
    expect(await program.end('SIGTERM')).toEqual({ exitCode: 7, stderr: '' });
  });

  it('tells what was printed where the program ends early', async () => {
    const { env } = await temporaryHome();
    const program = startProgram(process.execPath, ['-e', 'console.error("broken")'], { env });
    await expect(program.shows('ready')).rejects.toThrow('broken');
  });

  it('tells where there is no such program', async () => {
    const { env } = await temporaryHome();
    await expect(startProgram('/nonexistent', [], { env }).shows('ready')).rejects.toThrow('ENOENT');
  });
});
