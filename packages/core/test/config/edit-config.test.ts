import { readFileSync, statSync } from 'node:fs';
import { editConfig } from '../../src/config/write.ts';
import { runtimeWithConfig } from './config-files.ts';

const config = [
  '# mine',
  '[profile a]',
  'region = eu-west-1',
  '',
  "[profile 'b c']",
  'Region = us-east-1',
  '# about d',
  '[profile d]',
  's3 =',
  '  max = 3',
  '[sso-session d]',
  'sso_region = us-east-1',
].join('\n');

describe('editConfig', () => {
  it('changes, removes and adds sections in one step', async () => {
    const { runtime, configPath } = runtimeWithConfig({ config });
    const written = await editConfig(runtime, () => ({
      changes: [
        { kind: 'profile', name: 'a', set: [['region', 'eu-west-3']] },
        { kind: 'profile', name: 'new', set: [['region', 'eu-west-2']] },
      ],
      removals: [
        { kind: 'profile', name: 'b c' },
        { kind: 'sso-session', name: 'd' },
        { kind: 'profile', name: 'never was' },
      ],
    }));
    expect(written).toBe(true);
    expect(readFileSync(configPath, 'utf8')).toBe(
      [
        '# mine',
        '[profile a]',
        'region = eu-west-3',
        '',
        '# about d',
        '[profile d]',
        's3 =',
        '  max = 3',
        '',
        '[profile new]',
        'region = eu-west-2',
        '',
      ].join('\n'),
    );
  });

  it('removes every section by a name, as readers take the last of them', async () => {
    const { runtime, configPath } = runtimeWithConfig({
      config: '[profile a]\nk = 1\n[profile "a"]\nk = 2\n[profile b]\n',
    });
    await editConfig(runtime, () => ({ removals: [{ kind: 'profile', name: 'a' }] }));
    expect(readFileSync(configPath, 'utf8')).toBe('[profile b]\n');
  });

  it('shows what is there, and writes nothing where nothing is to happen', async () => {
    const { runtime, configPath } = runtimeWithConfig({ config, credentials: '[other]\nk = v\n' });
    const { mtimeMs, ino } = statSync(configPath);
    const seen: (readonly string[])[] = [];
    const written = await editConfig(runtime, ({ profiles, sessions }) => {
      seen.push(
        [...profiles.keys()],
        [...sessions.keys()],
        [String(profiles.get('d')?.nested.get('s3')?.get('max'))],
      );
      return { changes: [{ kind: 'profile', name: 'a', set: [['region', 'eu-west-1']] }] };
    });
    expect(written).toBe(false);
    expect(seen).toEqual([['a', 'b c', 'd'], ['d'], ['3']]);
    expect(statSync(configPath)).toMatchObject({ mtimeMs, ino });
  });
});
