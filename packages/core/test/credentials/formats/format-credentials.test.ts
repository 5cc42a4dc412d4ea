import '@sso/testkit';
import {
  type ExportFormat,
  exportFormats,
  formatCredentials,
} from '../../../src/credentials/formats/format-credentials.ts';
import { accountId, roleName, sampleCredentials } from './samples.ts';

const quoted: Record<ExportFormat, string> = {
  env: `export AWS_ACCESS_KEY_ID='ASIAIOSFODNN7EXAMPLE'
export AWS_SECRET_ACCESS_KEY='wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
export AWS_SESSION_TOKEN='IQoJb3JpZ2luX2VjEXAMPLE/+=='
export AWS_CREDENTIAL_EXPIRATION='2030-01-02T03:04:05Z'
export AWS_REGION='eu-west-1'
export AWS_DEFAULT_REGION='eu-west-1'
`,
  fish: `set -gx AWS_ACCESS_KEY_ID 'ASIAIOSFODNN7EXAMPLE';
set -gx AWS_SECRET_ACCESS_KEY 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
set -gx AWS_SESSION_TOKEN 'IQoJb3JpZ2luX2VjEXAMPLE/+==';
set -gx AWS_CREDENTIAL_EXPIRATION '2030-01-02T03:04:05Z';
set -gx AWS_REGION 'eu-west-1';
set -gx AWS_DEFAULT_REGION 'eu-west-1';
`,
  powershell: `$Env:AWS_ACCESS_KEY_ID = 'ASIAIOSFODNN7EXAMPLE'
$Env:AWS_SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
$Env:AWS_SESSION_TOKEN = 'IQoJb3JpZ2luX2VjEXAMPLE/+=='
$Env:AWS_CREDENTIAL_EXPIRATION = '2030-01-02T03:04:05Z'
$Env:AWS_REGION = 'eu-west-1'
$Env:AWS_DEFAULT_REGION = 'eu-west-1'
`,
  cmd: [
    'set "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE"\r\n',
    'set "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"\r\n',
    'set "AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjEXAMPLE/+=="\r\n',
    'set "AWS_CREDENTIAL_EXPIRATION=2030-01-02T03:04:05Z"\r\n',
    'set "AWS_REGION=eu-west-1"\r\n',
    'set "AWS_DEFAULT_REGION=eu-west-1"\r\n',
  ].join(''),
  nushell: `{
  "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
  "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  "AWS_SESSION_TOKEN": "IQoJb3JpZ2luX2VjEXAMPLE/+==",
  "AWS_CREDENTIAL_EXPIRATION": "2030-01-02T03:04:05Z",
  "AWS_REGION": "eu-west-1",
  "AWS_DEFAULT_REGION": "eu-west-1"
}
`,
  tcsh: `setenv AWS_ACCESS_KEY_ID 'ASIAIOSFODNN7EXAMPLE';
setenv AWS_SECRET_ACCESS_KEY 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
setenv AWS_SESSION_TOKEN 'IQoJb3JpZ2luX2VjEXAMPLE/+==';
setenv AWS_CREDENTIAL_EXPIRATION '2030-01-02T03:04:05Z';
setenv AWS_REGION 'eu-west-1';
setenv AWS_DEFAULT_REGION 'eu-west-1';
`,
  dotenv: `AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE
AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY
AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjEXAMPLE/+==
AWS_CREDENTIAL_EXPIRATION=2030-01-02T03:04:05Z
AWS_REGION=eu-west-1
AWS_DEFAULT_REGION=eu-west-1
`,
  docker: `AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE
AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY
AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjEXAMPLE/+==
AWS_CREDENTIAL_EXPIRATION=2030-01-02T03:04:05Z
AWS_REGION=eu-west-1
AWS_DEFAULT_REGION=eu-west-1
`,
  json: `{
  "accessKeyId": "ASIAIOSFODNN7EXAMPLE",
  "secretAccessKey": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  "sessionToken": "IQoJb3JpZ2luX2VjEXAMPLE/+==",
  "expiration": "2030-01-02T03:04:05Z",
  "accountId": "111111111111",
  "profile": "dev",
  "region": "eu-west-1"
}
`,
  process: `{
  "Version": 1,
  "AccessKeyId": "ASIAIOSFODNN7EXAMPLE",
  "SecretAccessKey": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  "SessionToken": "IQoJb3JpZ2luX2VjEXAMPLE/+==",
  "Expiration": "2030-01-02T03:04:05Z",
  "AccountId": "111111111111"
}
`,
  ini: `[dev]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY
aws_session_token = IQoJb3JpZ2luX2VjEXAMPLE/+==
`,
};

describe.each(exportFormats)('format %s', (format) => {
  it('writes these bytes', () => {
    const options = { profile: 'dev', roleName, region: 'eu-west-1' };
    expect(formatCredentials(format, sampleCredentials(), options)).toBe(quoted[format]);
  });

  it.each(['a\0b', 'a\ud800b'])('refuses %j, which no reader gets back', (value) => {
    expect(() => formatCredentials(format, sampleCredentials(value), { roleName })).toThrowSsoError(
      'value-unquotable',
      { format, name: 'AWS_SECRET_ACCESS_KEY' },
    );
  });
});

describe('what is left out', () => {
  const { expiration: _expiration, ...withoutExpiration } = sampleCredentials();

  it.each(['env', 'fish', 'powershell', 'cmd', 'tcsh', 'dotenv', 'docker'] as const)(
    '%s has no region where none is known',
    (format) => {
      const lines = quoted[format].split(/(?<=\n)/).slice(0, 4);
      expect(formatCredentials(format, sampleCredentials(), { roleName })).toBe(lines.join(''));
    },
  );

  it.each([
    ['env', 'unset AWS_CREDENTIAL_EXPIRATION\n'],
    ['fish', 'set -eg AWS_CREDENTIAL_EXPIRATION;\n'],
    ['powershell', 'Remove-Item -LiteralPath Env:AWS_CREDENTIAL_EXPIRATION -ErrorAction Ignore\n'],
    ['cmd', 'set "AWS_CREDENTIAL_EXPIRATION="\r\n'],
    ['nushell', '  "AWS_CREDENTIAL_EXPIRATION": null\n'],
    ['tcsh', 'unsetenv AWS_CREDENTIAL_EXPIRATION;\n'],
  ] as const)('%s clears an expiration of other credentials where none is known', (format, line) => {
    expect(formatCredentials(format, withoutExpiration, {})).toContain(line);
  });

  it.each(['dotenv', 'docker', 'process', 'json', 'ini'] as const)(
    '%s has no expiration where none is known',
    (format) => {
      const text = formatCredentials(format, withoutExpiration, { roleName });
      expect(text).toContain('IQoJb3JpZ2luX2VjEXAMPLE');
      expect(text).not.toMatch(/expiration/i);
    },
  );

  it('ini has no name where neither profile nor role is known', () => {
    expect(() => formatCredentials('ini', sampleCredentials(), {})).toThrowSsoError('name-unusable', {
      kind: 'profile',
    });
  });

  it('json has neither profile nor region where none is known', () => {
    const json = JSON.parse(formatCredentials('json', sampleCredentials(), { roleName }));
    expect(Object.keys(json)).toEqual([
      'accessKeyId',
      'secretAccessKey',
      'sessionToken',
      'expiration',
      'accountId',
    ]);
  });
});

describe('quotes in a value', () => {
  const value = `a'b"c\\d\ne’f`;

  it.each([
    ['env', `export AWS_SECRET_ACCESS_KEY='a'\\''b"c\\d\ne’f'\n`],
    ['fish', `set -gx AWS_SECRET_ACCESS_KEY 'a\\'b"c\\\\d'\\n'e’f';\n`],
    ['nushell', `"AWS_SECRET_ACCESS_KEY": "a'b\\"c\\\\d\\ne’f"`],
    ['powershell', `$Env:AWS_SECRET_ACCESS_KEY = 'a''b"c\\d' + [char]0x000a + 'e' + [char]0x2019 + 'f'\n`],
  ] as const)('%s', (format, line) => {
    expect(formatCredentials(format, sampleCredentials(value), { roleName })).toContain(line);
  });
});

describe('what a file of variables cannot hold', () => {
  const secret = 'AWS_SECRET_ACCESS_KEY';

  it.each([
    ['tcsh', "it's", `setenv ${secret} 'it'\\''s';\n`],
    ['dotenv', 'a b#c', `${secret}='a b#c'\n`],
    ['docker', `a 'b' "c" $d #e \\`, `${secret}=a 'b' "c" $d #e \\\n`],
  ] as const)('%s writes %j', (format, value, line) => {
    expect(formatCredentials(format, sampleCredentials(value), {})).toContain(line);
  });

  it.each([
    ...['a!b', 'a\nb', 'a\x01b', 'é'].map((value) => ['tcsh', value] as const),
    ...['', "a'b", 'a"b', 'a`b', 'a\\b', 'a$b', 'a\nb', 'é'].map((value) => ['dotenv', value] as const),
    ...['', 'a\nb', 'a\rb', ' a', 'a ', 'x'.repeat(65_535)].map((value) => ['docker', value] as const),
  ])('%s refuses %j', (format, value) => {
    expect(() => formatCredentials(format, sampleCredentials(value), {})).toThrowSsoError(
      'value-unquotable',
      {
        format,
        name: secret,
      },
    );
  });
});

describe('ini header', () => {
  it('is account and role where there is no profile', () => {
    expect(formatCredentials('ini', sampleCredentials(), { roleName })).toMatch(
      `[${accountId}_${roleName}]\n`,
    );
  });

  it.each([
    ...[
      '',
      ' a',
      'a ',
      'a]',
      '[a',
      'a\nb',
      'a\rb',
      'a\tb',
      'a;b',
      'a #b',
      "a'b",
      'a"b',
      'a\u2028b',
      'a\x85b',
    ],
    ...['DEFAULT', '__proto__', 'profile a', 'sso-session a', 'services a'],
  ])('is refused for the profile %j', (profile) => {
    expect(() => formatCredentials('ini', sampleCredentials(), { roleName, profile })).toThrowSsoError(
      'name-unusable',
      { kind: 'profile', name: profile },
    );
  });

  it('is refused for a role that could end it', () => {
    expect(() =>
      formatCredentials('ini', sampleCredentials(), { roleName: 'Admin]\n[default' }),
    ).toThrowSsoError('name-unusable', { kind: 'role' });
  });
});
