import { readPlainFlags } from '../../src/fast/plain-flags.ts';

const flags = { profile: { char: 'p' }, format: { char: 'f' }, 'role-name': {} };

describe('readPlainFlags', () => {
  it.each([
    [[], {}],
    [['--profile', 'dev'], { profile: 'dev' }],
    [['--profile=dev', '-f', 'env'], { profile: 'dev', format: 'env' }],
    [['-p', 'a b', '--role-name', 'R'], { profile: 'a b', 'role-name': 'R' }],
    [['--profile=-dev'], { profile: '-dev' }],
    [['--profile=a=b\nc'], { profile: 'a=b\nc' }],
  ])('reads %j', (words, found) => {
    expect(readPlainFlags(words, flags)).toEqual(found);
  });

  it.each([
    [['--help']],
    [['-h']],
    [['dev']],
    [['--']],
    [['--', '--profile', 'dev']],
    [['--profile']],
    [['--profile=']],
    [['--profile', '']],
    [['--profile', '-f']],
    [['-pdev']],
    [['-p=dev']],
    [['-x', 'dev']],
    [['--prof', 'dev']],
    [['--constructor', 'dev']],
    [['--profile', 'dev', '-p', 'other']],
    [['--profile', 'dev', 'more']],
    [['--profile', 'dev', '--clip']],
  ])('leaves %j', (words) => {
    expect(readPlainFlags(words, flags)).toBeUndefined();
  });
});
