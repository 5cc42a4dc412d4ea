import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { AwsConfig } from '../../src/config/aws-config.ts';
import { readAwsConfig } from '../../src/config/read.ts';
import { type ConfigNeeds, readNeededSections, readProfileConfig } from '../../src/config/read-profile.ts';
import { profileCredentialSource } from '../../src/credentials/credential-source.ts';
import { SsoError } from '../../src/errors.ts';
import type { Runtime } from '../../src/runtime.ts';
import { runtimeWithConfig } from './config-files.ts';

function sectionsOf(profile: string, config: string, credentials = '') {
  return readNeededSections(
    runtimeWithConfig({ config, credentials }).runtime,
    { profile },
    { smallSize: 0 },
  );
}

const session = '[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n';
const profile = '[profile a]\nsso_session = s\nsso_account_id = 1\nsso_role_name = R\nservices = v\n';
const services = '[services v]\nsso =\n  endpoint_url = http://127.0.0.1\n';
const others = '[profile aa]\nregion = x\n[profile b-a]\nregion = y\n[profile "my prof"]\nregion = z\n';

describe('readNeededSections', () => {
  it('has the profile and what it names, and nothing else', () => {
    const config = sectionsOf('a', others + session + profile + services + others.replaceAll('a', 'c'));
    expect([...(config?.profiles.keys() ?? [])]).toEqual(['a']);
    expect(config?.profiles.get('a')?.values.get('services')).toBe('v');
    expect([...(config?.sessions.keys() ?? [])]).toEqual(['s']);
    expect(config?.services.get('v')?.nested.get('sso')?.get('endpoint_url')).toBe('http://127.0.0.1');
  });

  it('follows source profiles, also in a ring, and lays the credentials file over them', () => {
    const config = sectionsOf(
      'a',
      '[profile a]\nsource_profile = b\nregion = x\n[profile b]\nsource_profile = c\n',
      '[c]\nsource_profile = a\n[a]\nregion = y\n',
    );
    expect([...(config?.profiles.keys() ?? [])].sort()).toEqual(['a', 'b', 'c']);
    expect(config?.profiles.get('a')?.values.get('region')).toBe('y');
  });

  it('has a session that is named besides, whether or not there is the profile', () => {
    const { runtime } = runtimeWithConfig({ config: others + session });
    const read = (needs: ConfigNeeds) => readNeededSections(runtime, needs, { smallSize: 0 });
    const config = read({ profile: 'default', session: 's' });
    expect([...(config?.sessions.keys() ?? [])]).toEqual(['s']);
    expect(config?.profiles.size).toBe(0);
    expect(read({ profile: 'aa', session: 's' })?.profiles.size).toBe(1);
    expect(read({ profile: 'aa', session: 'none' })).toBeUndefined();
  });

  it('reads [default] as the profile of that name', () => {
    expect(
      sectionsOf('default', '[default]\nregion = x\n')?.profiles.get('default')?.values.get('region'),
    ).toBe('x');
  });

  it.each([
    ['a missing profile', 'x', profile],
    ['a missing session', 'a', profile + services],
    [
      'a command that may name other sections',
      'a',
      '[profile a]\ncredential_process = sso credential-process -p b\n',
    ],
    ['a missing source', 'a', '[profile a]\nsource_profile = b\n'],
    ['a name that has to be quoted', 'my prof', others],
    ['a quoted header of the name', 'a', `${session}${profile}${services}[profile "a"]\n`],
    ['a header in which a character is escaped', 'a', `${session}${profile}${services}[profile \\a]\n`],
    ['a blank before the bracket', 'a', `${session}${profile}${services}[profile a ]\n`],
    ['two blanks', 'a', '[profile  a]\nregion = x\n'],
    ['another word that begins with profile', 'a', '[profiles a]\nregion = x\n'],
    ['text after the header', 'a', '[profile a] # mine\nregion = x\n'],
    ['an indented header', 'a', ' [profile a]\nregion = x\n'],
    ['two headers of the name', 'a', '[profile a]\nregion = x\n[profile a]\n'],
    ['both headers of the default profile', 'default', '[default]\nregion = x\n[profile default]\n'],
    ['keys for all sections', 'a', `[profile a]\nregion = x\n[DEFAULT]\noutput = json\n`],
    ['CRLF', 'a', '[profile a]\r\nregion = x\r\n'],
    ['a byte order mark', 'a', '\uFEFF[profile b]\n[profile a]\nregion = x\n'],
    ['a mistake in the section', 'a', '[profile a]\nregion\n'],
    [
      'a key that begins with a bracket where a piece of the file ends',
      'a',
      `[profile a]\nregion = x\n[odd = y\noutput = json\n# ${'long'.repeat(100_000)}\n`,
    ],
    ['a key that begins with a bracket', 'a', '[profile a]\nregion = x\n[odd = y\noutput = json\n'],
  ])('is not sure of %s', (_, name, config) => {
    expect(sectionsOf(name, config)).toBeUndefined();
  });

  it('does not read small files', () => {
    const { runtime } = runtimeWithConfig({ config: '[profile a]\nregion = x\n' });
    expect(readNeededSections(runtime, { profile: 'a' }, { smallSize: 100 })).toBeUndefined();
  });
});

const names = ['a', 'b', 'aa', 'a.b', 'default', 'DEFAULT', 'a b', ''];
const name = fc.constantFrom(...names);
const spelled = fc
  .tuple(name, fc.constantFrom('@', '@', '@', '"@"', "'@'", '\\@', '@ ', '\t@', "@''"))
  .map(([text, form]) => form.replace('@', text));
const header = fc.oneof(
  fc
    .tuple(fc.constantFrom('profile ', 'profile ', 'sso-session ', 'services ', 'profiles ', ''), spelled)
    .map(([kind, text]) => `[${kind}${text}]`),
  fc.constantFrom('[default]', '[DEFAULT]', '[profile a', '[]', '[x] y]', '[profile a] # it', '[a = 1'),
);
const entry = fc.oneof(
  fc
    .tuple(fc.constantFrom('sso_session', 'source_profile', 'services', 'credential_source'), name)
    .map(([key, value]) => `${key} = ${value}`),
  fc.constantFrom(
    'sso_account_id = 1',
    'sso_role_name = R',
    'sso_start_url = https://x.awsapps.com/start',
    'sso_region = us-east-1',
    'role_arn = arn:aws:iam::111111111111:role/R',
    'region = x # [profile a]',
    'sso =',
    'nonsense',
    '# [profile a]',
    '',
  ),
);
const line = fc
  .tuple(fc.constantFrom('', '', '', ' ', '  ', '\u00a0'), fc.oneof({ weight: 2, arbitrary: entry }, header))
  .map(([indent, text]) => indent + text);
const plainName = fc.constantFrom('a', 'b', 'aa');
const plainEntry = fc.oneof(
  fc
    .tuple(fc.constantFrom('sso_session', 'source_profile', 'services'), plainName)
    .map((pair) => pair.join(' = ')),
  fc.constantFrom(
    'sso_account_id = 1',
    'sso_role_name = R',
    'role_arn = arn:aws:iam::111111111111:role/R',
    'credential_process = sso credential-process --profile b',
    'region = x # [profile a]',
    'sso =\n  endpoint_url = [profile a]',
    '',
  ),
);
/** One that both readers can often read to its end. */
const orderlyFile = fc
  .shuffledSubarray(
    ['profile', 'sso-session', 'services'].flatMap((kind) =>
      ['a', 'b', 'aa'].map((text) => `[${kind} ${text}]`),
    ),
    { minLength: 6 },
  )
  .chain((headers) =>
    fc
      .tuple(
        ...headers.map(() =>
          fc.uniqueArray(plainEntry, { selector: (text) => text.split(' ')[0] ?? '', maxLength: 6 }),
        ),
      )
      .map((bodies) => headers.map((text, at) => [text, ...(bodies[at] ?? []), ''].join('\n')).join('')),
  );

/** The same with lines put in anywhere, odd headers among them. */
const file = fc
  .tuple(
    orderlyFile,
    fc.array(fc.tuple(fc.nat(), line), { minLength: 1, maxLength: 2 }),
    fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r'),
    fc.constantFrom('', '', '', '', '\uFEFF'),
  )
  .map(([text, inserted, lineEnding, mark]) => {
    const lines = text.split('\n');
    for (const [at, added] of inserted) lines.splice(at % lines.length, 0, added);
    return mark + lines.join(lineEnding);
  });

/** As a runtime whose pieces of a file are small enough for a small file to have several. */
function inSmallPieces(runtime: Runtime): Runtime {
  const readPieces: Runtime['files']['readPieces'] = (path, visit) => {
    const bytes = runtime.files.read(path) ?? new Uint8Array();
    let kept = 0;
    for (let end = 0; end < bytes.length; ) {
      const start = end - kept;
      end = Math.min(bytes.length, end + 20);
      kept = visit(bytes.slice(start, end), false);
    }
    visit(bytes.slice(bytes.length - kept), true);
  };
  return { ...runtime, files: { ...runtime.files, readPieces } };
}

/** What a caller gets out of a config: the profile's credentials, or the code and facts of the error. */
function outcome(read: () => AwsConfig, wanted: string): unknown {
  try {
    const config = read();
    const section = config.profiles.get(wanted);
    return { section, source: profileCredentialSource(config, wanted) };
  } catch (error) {
    return error instanceof SsoError ? { code: error.code, data: error.data } : error;
  }
}

describe('reading one profile of any file', () => {
  it.each([
    ['any', file, fc.oneof(fc.constant(''), file)],
    ['an orderly', orderlyFile, fc.constantFrom('', '[a]\nregion = x\n', '[b]\nsso_session = a\n')],
  ])('gives what parsing %s file in full gives, where that is possible', (_, config, credentials) => {
    const { runtime: whole, home } = runtimeWithConfig({});
    const runtime = inSmallPieces(whole);
    let certain = 0;
    fc.assert(
      fc.property(config, credentials, fc.oneof(plainName, name), (configText, credentialsText, wanted) => {
        writeFileSync(join(home, '.aws', 'config'), configText);
        writeFileSync(join(home, '.aws', 'credentials'), credentialsText);
        const partial = readNeededSections(runtime, { profile: wanted }, { smallSize: 0 });
        if (partial === undefined) return;
        const full = outcome(() => readAwsConfig(runtime), wanted);
        // A mistake elsewhere is what only the full reader sees.
        if (typeof full === 'object' && full !== null && 'code' in full && full.code === 'config-syntax')
          return;
        certain++;
        expect(outcome(() => partial, wanted)).toEqual(full);
        const services = partial.profiles.get(wanted)?.values.get('services');
        if (services)
          expect(partial.services.get(services)).toEqual(readAwsConfig(runtime).services.get(services));
      }),
      { numRuns: 3_000 },
    );
    expect(certain).toBeGreaterThan(20);
  });
});

describe('readProfileConfig', () => {
  const filler = Array.from({ length: 2_000 }, (_, index) => `[profile filler-${index}]\nregion = x\n`).join(
    '',
  );

  it('reads a small file in full, mistakes elsewhere included', () => {
    const { runtime } = runtimeWithConfig({ config: '[profile a]\nregion = x\n[profile b]\nnonsense\n' });
    expect(() => readProfileConfig(runtime, { profile: 'a' })).toThrow(
      expect.objectContaining({ code: 'config-syntax' }),
    );
  });

  it('reads only the profile of a large file', () => {
    const { runtime } = runtimeWithConfig({
      config: `${filler}[profile a]\nregion = y\n[profile b]\nnonsense\n`,
    });
    const { profiles } = readProfileConfig(runtime, { profile: 'a' });
    expect([...profiles.keys()]).toEqual(['a']);
    expect(profiles.get('a')?.values.get('region')).toBe('y');
  });

  it('reads a large file in full where that is safer, and then sees its mistakes with their lines', () => {
    const { runtime } = runtimeWithConfig({ config: `${filler}[profile a]\nnonsense\n` });
    expect(() => readProfileConfig(runtime, { profile: 'a' })).toThrow(
      expect.objectContaining({ code: 'config-syntax', data: expect.objectContaining({ line: 4_002 }) }),
    );
    expect(
      readProfileConfig(runtimeWithConfig({ config: filler }).runtime, { profile: 'a' }).profiles.size,
    ).toBe(2_000);
  });
});
