import { writeFileSync } from 'node:fs';
import { readIniFile } from '../../../src/config/ini/read-file.ts';
import { runtimeWithConfig } from '../config-files.ts';

describe('readIniFile', () => {
  it('understands the same bytes once, and others anew', () => {
    const { runtime, configPath } = runtimeWithConfig({ config: '[a]\n' });
    const first = readIniFile(runtime, configPath);
    writeFileSync(configPath, '[a]\n');
    expect(readIniFile(runtime, configPath)).toBe(first);
    writeFileSync(configPath, '[b]\n');
    expect(readIniFile(runtime, configPath).sections.map(({ header }) => header)).toEqual(['b']);
    writeFileSync(configPath, '');
    expect(readIniFile(runtime, configPath).sections).toEqual([]);
  });

  it('does not keep what may be secret, nor take one file for another', () => {
    const { runtime, configPath } = runtimeWithConfig({ config: '[a]\n' });
    const secret = readIniFile(runtime, configPath, { secret: true });
    expect(readIniFile(runtime, configPath, { secret: true })).not.toBe(secret);
    const plain = readIniFile(runtime, configPath);
    writeFileSync(`${configPath}.old`, '[a]\n');
    expect(readIniFile(runtime, `${configPath}.old`)).not.toBe(plain);
  });
});
