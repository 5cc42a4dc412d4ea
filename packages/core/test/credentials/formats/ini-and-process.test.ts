import { describeWith, pythonWithBoto3, runProgram, temporaryHome } from '@sso/testkit';
import fc from 'fast-check';
import { formatCredentials } from '../../../src/credentials/formats/format-credentials.ts';
import { SsoError } from '../../../src/errors.ts';
import { anyText, batch, oneBatch, roleName, sampleCredentials } from './samples.ts';

/** Reads each credentials file named on stdin with botocore and prints its sections as one JSON list. */
const readFiles = `
import json, sys
from botocore.configloader import raw_config_parse
print(json.dumps([raw_config_parse(path) for path in sys.stdin.read().split()]))
`;

/** What the format takes, and a little of what it does not. */
const nearlyPlain = fc.oneof(fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), anyText);

describeWith(pythonWithBoto3(), 'format ini, read by botocore', (python) => {
  it('gives every name and value that it takes back unchanged', async () => {
    const cases = fc.array(fc.tuple(nearlyPlain, nearlyPlain), { minLength: 2000, maxLength: 2000 });
    await fc.assert(
      fc.asyncProperty(cases, async (all) => {
        const home = await temporaryHome();
        const taken = all.flatMap(([profile, value]) => {
          const text = formatOrRefuse(profile, value);
          return text === undefined ? [] : [{ profile, value, text }];
        });
        expect(taken.length).toBeGreaterThan(10);
        const files = await Promise.all(taken.map(({ text }, index) => home.write(`${index}`, text)));
        const options = { env: home.env, input: files.join('\n') };
        const { stdout, stderr } = await runProgram(python, ['-c', readFiles], options);
        expect(stderr).toBe('');
        expect(JSON.parse(stdout)).toEqual(
          taken.map(({ profile, value }) => ({
            [profile]: {
              aws_access_key_id: 'ASIAIOSFODNN7EXAMPLE',
              aws_secret_access_key: value,
              aws_session_token: 'IQoJb3JpZ2luX2VjEXAMPLE/+==',
            },
          })),
        );
      }),
      oneBatch,
    );
  });

  function formatOrRefuse(profile: string, value: string): string | undefined {
    try {
      return formatCredentials('ini', sampleCredentials(value), { roleName, profile });
    } catch (error) {
      if (SsoError.is(error, 'value-unquotable') || SsoError.is(error, 'name-unusable')) return undefined;
      throw error;
    }
  }
});

describe('format ini', () => {
  it.each(['', 'a b', 'a\nb', '#a', 'a;b', '"a"', "a'", 'é'])('refuses the value %j', (value) => {
    expect(() => formatCredentials('ini', sampleCredentials(value), { roleName })).toThrowSsoError(
      'value-unquotable',
      { format: 'ini', name: 'AWS_SECRET_ACCESS_KEY' },
    );
  });
});

describe.each([
  ['json', 'secretAccessKey'],
  ['process', 'SecretAccessKey'],
] as const)('format %s', (format, member) => {
  it('gives every value back unchanged', () => {
    fc.assert(
      fc.property(batch, (values) => {
        const read = values.map(
          (value) => JSON.parse(formatCredentials(format, sampleCredentials(value), { roleName }))[member],
        );
        expect(read).toEqual(values);
      }),
      oneBatch,
    );
  });
});
