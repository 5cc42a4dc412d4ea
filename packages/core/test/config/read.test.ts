import { join } from 'node:path';
import type { ConfigSection } from '../../src/config/aws-config.ts';
import { readAwsConfig } from '../../src/config/read.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { runtimeWithConfig } from './config-files.ts';

function read(config: string, credentials = '') {
  return readAwsConfig(runtimeWithConfig({ config, credentials }).runtime);
}

function plain(sections: ReadonlyMap<string, ConfigSection>): unknown {
  return Object.fromEntries(
    [...sections].map(([name, section]) => {
      expect(section.name).toBe(name);
      const nested = [...section.nested].map(([key, value]) => [key, Object.fromEntries(value)]);
      return [name, { ...Object.fromEntries(section.values), ...Object.fromEntries(nested) }];
    }),
  );
}

describe('readAwsConfig', () => {
  it('is empty where there are no files', () => {
    const { runtime, home } = testRuntime();
    expect(readAwsConfig(runtime)).toEqual({
      configFile: join(home, '.aws', 'config'),
      credentialsFile: join(home, '.aws', 'credentials'),
      profiles: new Map(),
      sessions: new Map(),
      services: new Map(),
    });
  });

  it('is empty where the variables are', () => {
    const env = { AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' };
    const { runtime } = runtimeWithConfig({ config: '[profile a]\n', credentials: '[b]\n', env });
    expect(readAwsConfig(runtime)).toMatchObject({
      configFile: undefined,
      credentialsFile: undefined,
      profiles: new Map(),
    });
  });

  it('knows profiles, sessions and services by their logical names', () => {
    const config = read(
      '[default]\nregion = eu\n[profile "a b"]\ns3 =\n  X = 1\n[sso-session s]\nsso_region = us\n[services v]\nsso =\n  endpoint_url = http://x\n[other]\nk = v\n',
    );
    expect(plain(config.profiles)).toEqual({ default: { region: 'eu' }, 'a b': { s3: { X: '1' } } });
    expect(plain(config.sessions)).toEqual({ s: { sso_region: 'us' } });
    expect(plain(config.services)).toEqual({ v: { sso: { endpoint_url: 'http://x' } } });
  });

  it('takes the later of two sections with one name', () => {
    const config = read(
      '[profile a]\nx = 1\ny = 1\n[profile b]\n[profile "a"]\nx = 2\n[profile default]\nd = 1\n[default]\nd = 2\n',
    );
    expect(plain(config.profiles)).toEqual({ a: { x: '2' }, b: {}, default: { d: '2' } });
    expect([...config.profiles.keys()]).toEqual(['a', 'b', 'default']);
  });

  it('gives the keys of [DEFAULT] to every section of its file', () => {
    const config = read(
      '[profile a]\nregion = eu\n[DEFAULT]\nregion = us\ns3 =\n  m = 1\n[sso-session s]\n[DEFAULT]\noutput = json\n',
      '[c]\nx = 1\n',
    );
    const leaked = { region: 'us', output: 'json', s3: { m: '1' } };
    expect(plain(config.profiles)).toEqual({ a: { ...leaked, region: 'eu' }, c: { x: '1' } });
    expect(plain(config.sessions)).toEqual({ s: leaked });
  });

  it('lays the credentials file over the profiles key by key', () => {
    const config = read(
      '[profile a]\nx = 1\ny = 1\ns3 =\n  m = 1\nt =\n  m = 1\n',
      '[a]\ny = 2\nz = 2\ns3 = plain\n[b]\nx = 3\n[profile a]\nx = 4\n[default]\nx = 5\n',
    );
    expect(plain(config.profiles)).toEqual({
      a: { x: '1', y: '2', z: '2', s3: 'plain', t: { m: '1' } },
      b: { x: '3' },
      'profile a': { x: '4' },
      default: { x: '5' },
    });
  });

  it('lets nested keys of the credentials file replace a plain key', () => {
    const config = read('[profile a]\ns3 = x\n', '[a]\ns3 =\n  m = 1\n');
    expect(plain(config.profiles)).toEqual({ a: { s3: { m: '1' } } });
    expect(config.profiles.get('a')?.values.size).toBe(0);
  });

  it('names the file and the line of a problem', () => {
    const { runtime, configPath } = runtimeWithConfig({ config: '[a]\n[a]\n' });
    expect(() => readAwsConfig(runtime)).toThrow(
      expect.objectContaining({
        code: 'config-syntax',
        data: { file: configPath, line: 2, problem: 'duplicate-section', text: '[a]' },
      }),
    );
  });

  it('shows no value of the credentials file', () => {
    const { runtime, home } = runtimeWithConfig({ credentials: 'custom = hidden\n' });
    const file = join(home, '.aws', 'credentials');
    expect(() => readAwsConfig(runtime)).toThrow(
      expect.objectContaining({ data: { file, line: 1, problem: 'key-before-section', text: 'custom =' } }),
    );
  });
});
