import { describeWith } from '../src/describe-with.ts';
import { temporaryHome } from '../src/temporary-home.ts';
import { runInCmd, wine } from '../src/windows-cmd.ts';

describeWith(wine(), 'runInCmd', () => {
  it('runs a batch file, with the variables it is given and batch files of the PATH', async () => {
    const home = await temporaryHome();
    await home.write('bin/greet.cmd', '@echo hello %1\r\n');
    const env = { ...home.env, PATH: home.file('bin'), GIVEN: 'a b' };
    const result = await runInCmd('@echo off\ncall greet you\necho %GIVEN%\nexit /b 1\n', { env });
    expect(result.stdout).toBe('hello you\r\na b\r\n');
    expect(result.exitCode).toBe(1);
  });
});
