import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SectionChange } from '../../src/config/section-targets.ts';
import { applyConfigChange, planConfigChange } from '../../src/config/write.ts';
import type { Runtime } from '../../src/runtime.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { type ConfigFiles, runtimeWithConfig } from './config-files.ts';

const session: SectionChange = {
  kind: 'sso-session',
  name: 'my sso',
  set: [
    ['sso_start_url', 'https://x.awsapps.com/start'],
    ['sso_region', 'us-east-1'],
  ],
};
const profile = (name: string, ...set: SectionChange['set']): SectionChange => ({
  kind: 'profile',
  name,
  set,
});

/** The file's text after the change, made twice: the second time must change nothing. */
async function applied(config: string, changes: readonly SectionChange[]): Promise<string> {
  const { runtime, configPath } = runtimeWithConfig({ config });
  await applyConfigChange(runtime, changes);
  const text = readFileSync(configPath, 'utf8');
  const written: string[] = [];
  await applyConfigChange(watched(runtime, written), changes);
  expect(written).toEqual([]);
  return text;
}

function watched(runtime: Runtime, written: string[]): Runtime {
  const write: Runtime['files']['write'] = async (path, content, options) => {
    written.push(path);
    await runtime.files.write(path, content, options);
  };
  return { ...runtime, files: { ...runtime.files, write } };
}

describe('applyConfigChange', () => {
  it('makes the file, private to its owner', async () => {
    const { runtime, home } = testRuntime();
    await applyConfigChange(runtime, [session, profile('a', ['sso_session', 'my sso'])]);
    const file = join(home, '.aws', 'config');
    expect(readFileSync(file, 'utf8')).toBe(
      "[sso-session 'my sso']\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n\n[profile a]\nsso_session = my sso\n",
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['double quotes', '[profile "a b"]\nx = 1\n'],
    ['single quotes', "[profile 'a b']\nx = 1\n"],
    ['a backslash', '[profile a\\ b]\nx = 1\n'],
    ['blanks and a note', '[profile  "a b" ] # note\nx = 1\n'],
  ])('finds a header with %s', async (_name, config) => {
    expect(await applied(config, [profile('a b', ['y', '2'])])).toBe(`${config}y = 2\n`);
  });

  it.each([
    ['[default]', '[default]\nx = 1\n', '[default]\nx = 2\n'],
    ['[profile default]', '[profile default]\nx = 1\n', '[profile default]\nx = 2\n'],
    [
      'the later of both',
      '[profile default]\nx = 1\n[default]\nx = 1\n',
      '[profile default]\nx = 1\n[default]\nx = 2\n',
    ],
    ['neither', '', '[default]\nx = 2\n'],
  ])('edits the default profile in %s', async (_name, config, expected) => {
    expect(await applied(config, [profile('default', ['x', '2'])])).toBe(expected);
  });

  it('changes the later of two sections with one name, which is the one that counts', async () => {
    const config = '[profile a]\nx = 1\n[profile "a"]\nx = 1\n';
    expect(await applied(config, [profile('a', ['x', '2'])])).toBe(
      '[profile a]\nx = 1\n[profile "a"]\nx = 2\n',
    );
  });

  it('keeps what it was not asked about', async () => {
    const config =
      '\ufeff; mine\r\n[profile a]\r\n  Region=eu-west-1 \r\n  s3 =\r\n      max = 10\r\n\r\n# next\r\n[preview]\r\ncloudfront=true\r\n[profile b]\rregion = eu\n';
    expect(await applied(config, [profile('a', ['region', 'us-east-1'], ['output', 'json'])])).toBe(
      config
        .replace('Region=eu-west-1 ', 'Region=us-east-1')
        .replace('max = 10\r\n', 'max = 10\r\n  output = json\r\n'),
    );
  });

  it('removes and sets, the later change of a section on top', async () => {
    const changes: SectionChange[] = [
      {
        kind: 'profile',
        name: 'a',
        set: [
          ['Y', '1'],
          ['z', '1'],
        ],
        remove: ['X', 'y'],
      },
      { kind: 'profile', name: 'a', set: [['z', '2']], remove: ['none'] },
    ];
    expect(await applied('[profile a]\nx = 1\nw = 1\n', changes)).toBe('[profile a]\nw = 1\ny = 1\nz = 2\n');
  });

  it('makes no section only to remove keys from it', async () => {
    expect(await applied('# c\n', [{ kind: 'profile', name: 'a', set: [], remove: ['x'] }])).toBe('# c\n');
  });

  it('tells a session from a profile of the same name', async () => {
    const config = '[profile s]\nx = 1\n';
    expect(await applied(config, [{ kind: 'sso-session', name: 's', set: [['x', '2']] }])).toBe(
      '[profile s]\nx = 1\n\n[sso-session s]\nx = 2\n',
    );
  });

  it.each([
    ['config-syntax', { config: '[a]\n[a]\n' }, profile('a', ['x', '1'])],
    ['config-syntax', { config: Uint8Array.of(0x5b, 0x61, 0x5d, 0xff) }, profile('a', ['x', '1'])],
    ['name-unusable', { config: '' }, profile('a\nb', ['x', '1'])],
    ['name-unusable', { config: '' }, profile('a', ['x', '1\n[profile b]'])],
    ['name-unusable', { config: '' }, profile('a', ['x]\ny', '1'])],
  ] as const)('%s leaves the file as it was', async (code, files: ConfigFiles, change) => {
    const { runtime, configPath } = runtimeWithConfig(files);
    const before = readFileSync(configPath);
    await expect(applyConfigChange(runtime, [change])).rejects.toMatchObject({ code });
    expect(() => planConfigChange(runtime, [change])).toThrow(expect.objectContaining({ code }));
    expect(readFileSync(configPath)).toEqual(before);
  });

  it('has no file to write where AWS_CONFIG_FILE is empty', async () => {
    const { runtime, home } = testRuntime({ env: { AWS_CONFIG_FILE: '' } });
    const disabled = { code: 'config-disabled', data: { variable: 'AWS_CONFIG_FILE' } };
    await expect(applyConfigChange(runtime, [session])).rejects.toMatchObject(disabled);
    expect(() => planConfigChange(runtime, [session])).toThrow(expect.objectContaining(disabled));
    expect(existsSync(join(home, '.aws'))).toBe(false);
  });

  it('reads the file again under the lock, so that writers do not undo each other', async () => {
    const { runtime, configPath } = runtimeWithConfig({ config: '' });
    const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
    await Promise.all(names.map((name) => applyConfigChange(runtime, [profile(name, ['x', name])])));
    const text = readFileSync(configPath, 'utf8');
    for (const name of names) expect(text).toContain(`[profile ${name}]\nx = ${name}\n`);
  });
});

describe('planConfigChange', () => {
  it('tells what is new and which keys differ, and writes nothing', () => {
    const config = '[profile a]\nRegion = eu\noutput = json\ns3 =\n  M = 1\n  n = 2\nold = x\n';
    const { runtime, configPath } = runtimeWithConfig({ config });
    const change: SectionChange = {
      kind: 'profile',
      name: 'a',
      set: [
        ['region', 'us'],
        ['output', 'json'],
        ['s3', 'plain'],
        ['new', 'y'],
      ],
      remove: ['old', 'none'],
    };
    expect(planConfigChange(runtime, [change, session])).toEqual({
      file: configPath,
      sections: [
        {
          kind: 'profile',
          name: 'a',
          isNew: false,
          differences: [
            { key: 'old', before: 'x', after: undefined },
            { key: 'region', before: 'eu', after: 'us' },
            { key: 's3', before: 'M = 1\nn = 2', after: 'plain' },
            { key: 'new', before: undefined, after: 'y' },
          ],
        },
        {
          kind: 'sso-session',
          name: 'my sso',
          isNew: true,
          differences: session.set.map(([key, after]) => ({ key, after })),
        },
      ],
    });
    expect(readFileSync(configPath, 'utf8')).toBe(config);
  });

  it('shows no secret', () => {
    const { runtime } = runtimeWithConfig({ config: '[profile a]\naws_secret_access_key = hidden\n' });
    const change: SectionChange = { kind: 'profile', name: 'a', set: [], remove: ['aws_secret_access_key'] };
    expect(planConfigChange(runtime, [change]).sections[0]?.differences).toEqual([
      { key: 'aws_secret_access_key', before: '[redacted]' },
    ]);
  });
});
