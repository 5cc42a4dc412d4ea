import { profile, session, testHome } from './support.ts';

/** What is found in a config, as `code:line`, or without a line. */
async function foundIn(
  config: string | Uint8Array,
  options: { env?: Record<string, string>; credentials?: string } = {},
) {
  const home = testHome(options.env);
  home.write('.aws/config', config);
  if (options.credentials !== undefined) home.write('.aws/credentials', options.credentials);
  const checks = [
    'config-grammar',
    'config-sections',
    'profiles',
    'shadowing',
    'duplicate-profiles',
    'ca-bundle',
    'proxy',
  ];
  const found = await home.findings();
  return found
    .filter(({ check }) => checks.includes(check))
    .map(({ code, line }) => (line === undefined ? code : `${code}:${line}`));
}

const good = session + profile('dev');
const role = 'arn:aws:iam::222222222222:role/Deployer';

describe('a config', () => {
  it('with nothing wrong has no findings', async () => {
    expect(await foundIn(good)).toEqual([]);
    expect(await foundIn('')).toEqual([]);
    expect(await foundIn(`${good}[profile a]\nrole_arn = ${role}\nsource_profile = dev\n`)).toEqual([]);
    expect(await foundIn(`[profile a]\nrole_arn = ${role}\ncredential_source = Environment\n`)).toEqual([]);
  });

  it('is told every line that it is refused for, not only the first', async () => {
    const config =
      'region = x\n[profile a]\nno delimiter\n= no key\nregion = x\nREGION = y\n[profile a]\n[]\n[open\n';
    expect(await foundIn(config)).toEqual(
      expect.arrayContaining([
        'config-line:1',
        'config-line:3',
        'config-line:4',
        'config-line:6',
        'config-line:7',
        'config-line:8',
        'config-line:9',
      ]),
    );
  });

  it('that is no text at all is told in a few lines, the encoding first', async () => {
    const broken = Buffer.concat([Buffer.from([0xff, 0x0a]), Buffer.from('broken\n'.repeat(500))]);
    const found = await foundIn(broken);
    expect(found[0]).toBe('config-line:1');
    expect(found.filter((code) => code.startsWith('config-line:'))).toHaveLength(20);
    expect(found).toContain('config-lines-further');
  });

  it.each([
    ['a line without a delimiter among nested keys', `${good}s3 =\n  no delimiter\n`, 'config-line:11'],
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from(`${good}region = `), Buffer.from([0xff, 0x0a])]),
      'config-line:10',
    ],
    ['a byte order mark', `\ufeff${good}`, 'byte-order-mark:1'],
    ['CRLF, counted as one line', `${good.replaceAll('\n', '\r\n')}broken\r\n`, 'config-line:10'],
    ['lone CR', '[profile a]\rregion = x\rbroken\r', 'config-line:3'],
    ['a header with a bare space', `${good}[profile my prof]\n`, 'section-ignored:10'],
    ['a header with a capital', `${good}[Profile a]\n`, 'section-ignored:10'],
    ['a header without the word profile', `${good}[prod]\n`, 'section-ignored:10'],
    ['two headers of one name', `${good}[profile "dev"]\nregion = x\n`, 'section-twice:10'],
    [
      'both forms of the default profile',
      '[default]\nregion = a\n[profile default]\nregion = b\n',
      'section-twice:3',
    ],
    ['[DEFAULT]', `${good}[DEFAULT]\nregion = x\n`, 'defaults-section:10'],
    ['a comment behind a value', `${good}region = us-east-1 # here\n`, 'comment-in-value:10'],
    ['a profile of a missing session', profile('dev'), 'profile-unusable:2'],
    [
      'a profile that contradicts its session',
      `${session}${profile('dev', 'sso_region = eu-west-1\n')}`,
      'profile-unusable:6',
    ],
    [
      'a profile without a role',
      `${session}[profile dev]\nsso_session = my-sso\nsso_account_id = 1\n`,
      'profile-unusable:5',
    ],
    [
      'a legacy profile with an impossible region',
      '[profile a]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-esat-1\nsso_account_id = 1\nsso_role_name = x\n',
      'profile-unusable:1',
    ],
    [
      'a profile that leads to itself',
      '[profile a]\ncredential_process = sso credential-process --profile a\n',
      'profile-unusable:1',
    ],
    [
      'profiles that assume their roles with each other',
      `${good}[profile a]\nrole_arn = ${role}\nsource_profile = b\n[profile b]\nrole_arn = ${role}\nsource_profile = a\n`,
      'profile-unusable:10',
    ],
    [
      'a role with the credentials of a profile that there is not',
      `${good}[profile a]\nrole_arn = ${role}\nsource_profile = gone\n`,
      'profile-unusable:10',
    ],
    [
      'a session without a region',
      '[sso-session s]\nsso_start_url = https://x.awsapps.com/start\n',
      'session-unusable:1',
    ],
    [
      'a session with a start URL by http',
      '[sso-session s]\nsso_start_url = http://x.example/start\nsso_region = us-east-1\n',
      'session-unusable:1',
    ],
    [
      'keys that repeat the session',
      `${session}${profile('dev', 'sso_region = us-east-1\n')}`,
      'keys-repeated:6',
    ],
    ['two profiles for one role', good + profile('other'), 'profiles-alike:11'],
    ['a credential_process beside', `${good}credential_process = x\n`, 'process-beside:6'],
    ['keys beside', `${good}aws_access_key_id = AKIA\n`, 'static-keys-beside:6'],
    ['a certificate file that is not there', `${good}ca_bundle = ~/ca.pem\n`, 'ca-bundle-unusable'],
  ])('is told of %s', async (_, config, expected) => {
    expect(await foundIn(config)).toContain(expected);
  });

  it.each([
    ['a profile that is only there to sign in with', `${session}[profile dev]\nsso_session = my-sso\n`],
    ['a profile with keys alone', '[profile a]\naws_access_key_id = AKIA1\n'],
    ['sections of other programs', `${good}[plugins]\ncli_legacy_plugin_path = x\n[preview]\na = b\n`],
    [
      'one role in two regions of work',
      `${session}${profile('a', 'region = x\n')}${profile('b', 'region = y\n')}`,
    ],
  ])('is told nothing of %s', async (_, config) => {
    expect(await foundIn(config)).toEqual([]);
  });

  it('is told of keys of the same name in the credentials file', async () => {
    expect(await foundIn(good, { credentials: '[dev]\naws_access_key_id = AKIA1\n' })).toEqual([
      'static-keys-beside:6',
    ]);
  });

  it('shows nothing of a secret in a broken line', async () => {
    const home = testHome();
    home.write('.aws/credentials', '[a]\naws_secret_access_key wJalrXUtnFEMIK7MDENG\nwJalrXUtnFEMIK7MDENG\n');
    const found = await home.findings('config-grammar');
    expect(found.map(({ line }) => line)).toEqual(expect.arrayContaining([2, 3]));
    expect(JSON.stringify(found)).not.toContain('wJalr');
  });
});

describe('an environment', () => {
  it.each([
    [{ AWS_PROFILE: 'dve' }, 'profile-missing'],
    [{ AWS_DEFAULT_PROFILE: '' }, 'profile-missing'],
    [{ AWS_PROFILE: 'dev', AWS_DEFAULT_PROFILE: 'default' }, 'profile-variables-differ'],
    [{ AWS_ACCESS_KEY_ID: 'AKIA1' }, 'keys-in-environment'],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://localhost' }, 'container-in-environment'],
    [{ AWS_CONFIG_FILE: '' }, 'config-disabled'],
    [{ AWS_CONFIG_FILE: '/nowhere/config' }, 'config-missing'],
    [{ AWS_CA_BUNDLE: '/nowhere.pem' }, 'ca-bundle-unusable'],
    [{ NODE_EXTRA_CA_CERTS: '/' }, 'ca-bundle-unusable'],
    [{ https_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:1' }, 'proxy-variables-differ'],
    [{ HTTPS_PROXY: 'socks5://a:1' }, 'proxy-invalid'],
    [{ HTTP_PROXY: 'a:1' }, 'proxy-http-only'],
    [{ HTTPS_PROXY: 'http://a:1', NO_PROXY: 'localhost,.amazonaws.com' }, 'proxy-exception'],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'tls-check-off'],
  ])('%j', async (env, code) => {
    expect(await foundIn(good, { env })).toContain(code);
  });

  it('tells no password of a proxy', async () => {
    const home = testHome({
      HTTPS_PROXY: 'socks5://me:s3cretword@a:1',
      https_proxy: 'http://me:s3cretword@b',
    });
    expect(JSON.stringify(await home.findings('proxy'))).not.toContain('s3cretword');
  });
});
