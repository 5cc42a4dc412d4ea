import { fillFormat, forShell } from '../src/prompt/format.ts';

describe('the format of a prompt', () => {
  it.each([
    ['{profile}', 'dev'],
    ['{profile}[ {account}/{role}][ {left}]', 'dev 1/'],
    ['[{left} ]x', 'x'],
    ['a[b]c{nothing}', 'ac'],
    ['{profile', '{profile'],
  ])('%s becomes %j', (format, filled) => {
    expect(fillFormat(format, { profile: 'dev', account: '1' })).toBe(filled);
  });

  it('takes what a name holds for text', () => {
    expect(fillFormat('[{profile}]', { profile: '[{role}]$&', role: 'x' })).toBe('[{role}]$&');
    expect(forShell('%n', 'zsh', { inRed: false })).toBe('%%n');
    expect(forShell('%n', 'bash', { inRed: false })).toBe('%n');
    expect(forShell('x', 'fish', { inRed: true })).toBe('\x1b[1;31mx\x1b[0m');
  });
});
