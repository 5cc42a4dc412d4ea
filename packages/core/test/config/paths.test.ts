import { join } from 'node:path';
import { configFilePath, credentialsFilePath } from '../../src/config/paths.ts';
import { testRuntime } from '../support/test-runtime.ts';

const braced = (name: string, rest: string) => `$\{${name}}${rest}`;

describe('the paths of the shared files', () => {
  it('are below the home folder', () => {
    const { runtime, home } = testRuntime();
    expect(configFilePath(runtime)).toBe(join(home, '.aws', 'config'));
    expect(credentialsFilePath(runtime)).toBe(join(home, '.aws', 'credentials'));
  });

  it('come from their variables', () => {
    const { runtime } = testRuntime({ env: { AWS_CONFIG_FILE: '/c', AWS_SHARED_CREDENTIALS_FILE: '/d' } });
    expect(configFilePath(runtime)).toBe('/c');
    expect(credentialsFilePath(runtime)).toBe('/d');
  });

  it('are none where the variable is empty', () => {
    const { runtime } = testRuntime({ env: { AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' } });
    expect(configFilePath(runtime)).toBeUndefined();
    expect(credentialsFilePath(runtime)).toBeUndefined();
  });

  it.each([
    ['$BASE/config', '/base/config'],
    [braced('BASE', 'x/config'), '/basex/config'],
    ['$BASEx/config', '$BASEx/config'],
    [braced('NONE', '/$NONE/$/'), braced('NONE', '/$NONE/$/')],
    [braced('', '/x'), braced('', '/x')],
    ['$NESTED', '$BASE'],
    ['/a/~/b', '/a/~/b'],
    ['~other/config', '~other/config'],
  ])('%s is %s', (value, expected) => {
    const { runtime } = testRuntime({ env: { AWS_CONFIG_FILE: value, BASE: '/base', NESTED: '$BASE' } });
    expect(configFilePath(runtime)).toBe(expected);
  });

  it.each(['~/x', '$TILDE/x'])('%s is below the home folder', (value) => {
    const { runtime, home } = testRuntime({ env: { AWS_CONFIG_FILE: value, TILDE: '~' } });
    expect(configFilePath(runtime)).toBe(`${home}/x`);
  });
});
