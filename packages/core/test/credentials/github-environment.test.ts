import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '@sso/testkit';
import fc from 'fast-check';
import { githubEnvironment } from '../../src/credentials/github-environment.ts';
import { Secret } from '../../src/secret.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { anyText, credentialNames, regionNames, sampleCredentials } from './formats/samples.ts';

/** A step of a job whose environment file holds `before`. */
function step(before = '') {
  const test = testRuntime();
  const file = join(test.home, 'env');
  writeFileSync(file, before);
  return { ...test, file, runtime: { ...test.runtime, env: { GITHUB_ENV: file } } };
}

/** Reads the file as the runner does: `NAME<<DELIMITER`, lines, the delimiter on a line by itself. */
function readEnvironmentFile(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined && line !== ''; line = lines.shift()) {
    const [, name = '', delimiter = ''] = /^([^=<]+)<<(.+)$/.exec(line) ?? [];
    const end = lines.indexOf(delimiter);
    if (name === '' || end === -1) throw new Error(`not a variable: ${line}`);
    variables.set(name, lines.slice(0, end).join('\n'));
    lines.splice(0, end + 1);
  }
  return variables;
}

describe('githubEnvironment', () => {
  it('adds the variables to what other steps wrote', async () => {
    const { runtime, file } = step('OTHER<<end\nkept\nend\n');
    await githubEnvironment(runtime, sampleCredentials(), { region: 'eu-west-1' }).write();
    const variables = readEnvironmentFile(readFileSync(file, 'utf8'));
    expect([...variables.keys()]).toEqual(['OTHER', ...credentialNames, ...regionNames]);
    expect(variables.get('AWS_SECRET_ACCESS_KEY')).toBe('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY');
    expect(variables.get('AWS_CREDENTIAL_EXPIRATION')).toBe('2030-01-02T03:04:05Z');
  });

  it('masks the three keys, and writes nothing before it is told to', () => {
    const { runtime, file } = step();
    expect(githubEnvironment(runtime, sampleCredentials()).masks).toBe(
      [
        '::add-mask::ASIAIOSFODNN7EXAMPLE\n',
        '::add-mask::wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\n',
        '::add-mask::IQoJb3JpZ2luX2VjEXAMPLE/+==\n',
      ].join(''),
    );
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  it('escapes what would end the command of a mask', () => {
    const { runtime } = step();
    const { masks } = githubEnvironment(runtime, sampleCredentials('a%0A\n::set-output::'));
    expect(masks).toContain('::add-mask::a%250A%0A::set-output::\n');
    expect(masks.split('\n')).toHaveLength(4);
  });

  it('takes another delimiter for each variable each time', async () => {
    const { runtime, file } = step();
    const { write } = githubEnvironment(runtime, sampleCredentials());
    await write();
    await githubEnvironment(runtime, sampleCredentials()).write();
    const delimiters = readFileSync(file, 'utf8').match(/(?<=<<)ghadelimiter_[0-9a-f]{32}$/gm);
    expect(new Set(delimiters).size).toBe(8);
  });

  it('gives the runner every value that it takes unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyText.filter((value) => !value.includes('\r')),
        async (value) => {
          const { runtime, file } = step();
          await githubEnvironment(runtime, sampleCredentials(value)).write();
          expect(readEnvironmentFile(readFileSync(file, 'utf8')).get('AWS_SECRET_ACCESS_KEY')).toBe(value);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each(['a\rb', 'a\0b'])('refuses %j', (value) => {
    const { runtime } = step();
    expect(() => githubEnvironment(runtime, sampleCredentials(value))).toThrowSsoError('value-unquotable', {
      format: 'github',
    });
  });

  it.each([{}, { GITHUB_ENV: '' }])('says what is missing outside of a job: %j', (env) => {
    const { runtime } = testRuntime({ env });
    expect(() => githubEnvironment(runtime, sampleCredentials())).toThrowSsoError('variable-needed', {
      variable: 'GITHUB_ENV',
    });
  });

  it('clears no variable: the file cannot', async () => {
    const { runtime, file } = step();
    await githubEnvironment(runtime, {
      accessKeyId: 'A',
      secretAccessKey: new Secret('B'),
      sessionToken: new Secret('C'),
    }).write();
    expect([...readEnvironmentFile(readFileSync(file, 'utf8')).keys()]).toEqual(credentialNames.slice(0, 3));
  });

  it('makes a missing file private', async () => {
    const { runtime, home } = testRuntime();
    const file = join(home, 'new');
    await githubEnvironment({ ...runtime, env: { GITHUB_ENV: file } }, sampleCredentials()).write();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('says where it cannot write', async () => {
    const { runtime, home } = testRuntime();
    const file = join(home, 'nowhere', 'env');
    const { write } = githubEnvironment({ ...runtime, env: { GITHUB_ENV: file } }, sampleCredentials());
    await expect(write()).rejects.toThrowSsoError('file-unwritable', { file, reason: 'ENOENT' });
  });
});
