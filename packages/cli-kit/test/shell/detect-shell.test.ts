import { detectShell } from '../../src/shell/detect-shell.ts';

const unasked = (): never => {
  throw new Error('the parent process was looked up');
};

describe('the shell on Linux and macOS', () => {
  it.each([
    ['bash', 'env'],
    ['-zsh', 'env'],
    ['/bin/sh', 'env'],
    ['dash', 'env'],
    ['fish', 'fish'],
    ['/opt/homebrew/bin/fish', 'fish'],
    ['tcsh', 'tcsh'],
    ['csh', 'tcsh'],
    ['nu', 'nushell'],
    ['pwsh', 'powershell'],
  ])('is the parent process %s', (name, format) => {
    const env = { SHELL: format === 'fish' ? '/bin/bash' : '/usr/bin/fish' };
    expect(detectShell({ platform: 'linux', env, parentName: () => name })).toBe(format);
  });

  it.each([undefined, '', 'node', 'make', 'constructor'])('is that of SHELL under the parent %s', (name) => {
    const parentName = () => name;
    expect(detectShell({ platform: 'darwin', env: { SHELL: '/bin/tcsh' }, parentName })).toBe('tcsh');
  });

  it.each([{}, { SHELL: '/usr/bin/xonsh' }])('is a POSIX shell where nothing tells: %j', (env) => {
    expect(detectShell({ platform: 'linux', env, parentName: () => undefined })).toBe('env');
  });
});

describe('the shell on Windows, by the variables that it leaves', () => {
  const machine =
    'C:\\Program Files\\WindowsPowerShell\\Modules;C:\\Windows\\system32\\WindowsPowerShell\\v1.0\\Modules';
  const cmd = { PSModulePath: machine, PROMPT: '$P$G' };

  it.each([
    ['cmd', 'cmd', cmd],
    [
      'Windows PowerShell',
      'powershell',
      { PSModulePath: `C:\\Users\\ada\\Documents\\WindowsPowerShell\\Modules;${machine}` },
    ],
    [
      'PowerShell 7, started by cmd',
      'powershell',
      {
        ...cmd,
        PSModulePath: `D:\\Ada\\PowerShell\\Modules;c:\\program files\\powershell\\7\\Modules;${machine}`,
      },
    ],
    ['Git Bash', 'env', { ...cmd, SHELL: '/usr/bin/bash' }],
    ['Git Bash, by its Windows name', 'env', { SHELL: 'C:\\Program Files\\Git\\usr\\bin\\bash.exe' }],
    ['nushell', 'nushell', { ...cmd, NU_VERSION: '0.115.1' }],
    ['something else', 'powershell', { PSModulePath: machine }],
    ['nothing', 'powershell', {}],
  ])('%s', (_, format, env) => {
    expect(detectShell({ platform: 'win32', env, parentName: unasked })).toBe(format);
  });
});
