import { chmod, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeWith } from '../src/describe-with.ts';
import { awsCliV2, findProgram, program, pythonWithBoto3 } from '../src/programs.ts';
import { runProgram } from '../src/run-program.ts';
import { runInShell, shellNames, shells } from '../src/shells.ts';
import { temporaryHome } from '../src/temporary-home.ts';

describe('findProgram', () => {
  const ownPath = process.env.PATH;
  afterEach(() => {
    process.env.PATH = ownPath;
  });

  /** Three folders on the PATH, each with its `tool`; the middle one answers as version 2. */
  async function pathWithTools(folders: readonly string[]): Promise<(folder: string) => string> {
    const home = await temporaryHome();
    for (const folder of folders) {
      const file = await home.write(`${folder}/tool`, `#!/bin/sh\necho ${folder}\n`);
      await chmod(file, 0o700);
    }
    process.env.PATH = folders.map((folder) => home.file(folder)).join(':');
    return (folder) => home.file(`${folder}/tool`);
  }

  it('passes over shims', async () => {
    const tool = await pathWithTools(['shims', 'bin']);
    expect(program('tool')).toEqual({ found: true, name: 'tool', path: tool('bin') });
  });

  it('goes on to the one that is accepted', async () => {
    const tool = await pathWithTools(['old', 'new']);
    const found = findProgram({
      name: 'Tool 2',
      commands: ['tool'],
      install: 'get it',
      accept: (path) => dirname(path).endsWith('new'),
    });
    expect(found).toEqual({ found: true, name: 'Tool 2', path: tool('new') });
  });

  it('tells how to get what is missing', async () => {
    await pathWithTools(['bin']);
    expect(program('other')).toEqual({ found: false, name: 'other', install: 'apt-get install other' });
  });

  it('takes neither folders nor dangling links for programs', async () => {
    const home = await temporaryHome();
    await home.write('bin/folder/file', '');
    await symlink('/nowhere', home.file('bin/link'));
    process.env.PATH = home.file('bin');
    expect([program('folder').found, program('link').found]).toEqual([false, false]);
  });
});

describeWith(awsCliV2(), 'awsCliV2', (path) => {
  it('is of version 2', async () => {
    const { env } = await temporaryHome();
    expect((await runProgram(path, ['--version'], { env })).stdout).toMatch(/^aws-cli\/2\./);
  });
});

describeWith(pythonWithBoto3(), 'pythonWithBoto3', (path) => {
  it('imports boto3 in a clean environment', async () => {
    const { env } = await temporaryHome();
    expect((await runProgram(path, ['-c', 'import boto3'], { env })).exitCode).toBe(0);
  });
});

for (const shell of shellNames) {
  describeWith(shells[shell], `runInShell ${shell}`, () => {
    it("reads none of the home's start-up files and keeps stdin for the script", async () => {
      const home = await temporaryHome();
      for (const name of [
        '.bashrc',
        '.zshenv',
        '.zshrc',
        '.profile',
        '.tcshrc',
        '.config/fish/config.fish',
        '.config/nushell/config.nu',
      ]) {
        await home.write(name, 'echo started\n');
      }
      const greeting = shell === 'nu' ? 'print $"it is ($env.HOME)"' : 'echo "it is $HOME"';
      const result = await runInShell(shell, `${greeting}\ncat\n`, { env: home.env, input: 'given' });
      expect(result).toMatchObject({ stdout: `it is ${home.path}\ngiven`, exitCode: 0 });
    });
  });
}
