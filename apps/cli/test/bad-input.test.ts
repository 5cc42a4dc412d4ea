import { type EmulatorOptions, type Fault, startEmulator } from '@sso/emulator';
import { type SsoHome, ssoHome } from '@sso/testkit';

/** What may go wrong with what a person types, has in the config, or has around the program. */
interface BadInput {
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly code: string;
  /** What the message or the advice has to name. */
  readonly names?: readonly string[];
  /** Default: `goodConfig`. */
  readonly config?: (home: SsoHome) => string;
  readonly credentials?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly center?: EmulatorOptions;
  readonly fault?: Fault;
}

const secret = 'plantedPlantedPlantedPlantedPlantedPlant';

function goodConfig(home: SsoHome): string {
  return `# mine
${home.devConfig}
[sso-session second]
sso_start_url = ${home.startUrl}#/
sso_region = us-east-1

[profile keys]
aws_access_key_id = AKIAPLANTED
aws_secret_access_key = ${secret}
`;
}

const oneSession = (home: SsoHome): string => home.devConfig;
/** Replaced by the start URL of the test's own emulator. */
const startUrl = '{startUrl}';
const asAdmin = ['--account-id', '111111111111', '--role-name', 'Admin'];
const configureNew = ['configure', '--session', 'new', '--start-url', startUrl];

const rows: Readonly<Record<string, BadInput>> = {
  'an unknown profile': {
    args: ['login', '--profile', 'dve'],
    exitCode: 2,
    code: 'profile-not-found',
    names: ['"dve"', 'Did you mean "dev"?'],
  },
  'an unknown session': {
    args: ['login', '--session', 'my-ss'],
    exitCode: 2,
    code: 'session-not-found',
    names: ['"my-ss"', 'Did you mean "my-sso"?'],
  },
  'an unknown session to configure': {
    args: ['configure', '--session', 'my-ss', ...asAdmin],
    exitCode: 2,
    code: 'answer-needed',
    names: ['--start-url'],
  },
  'a session that only a profile names': {
    args: ['login', '--profile', 'lost'],
    exitCode: 2,
    code: 'session-not-found',
    names: ['"gone"', '"lost"'],
    config: () => '[profile lost]\nsso_session = gone\n',
  },
  'a profile that gets its credentials otherwise': {
    args: ['login', '--profile', 'keys'],
    exitCode: 2,
    code: 'profile-not-sso',
    names: ['"keys"'],
  },
  'a profile and a session that contradict each other': {
    args: ['login', '--profile', 'dev', '--session', 'second'],
    exitCode: 2,
    code: 'profile-of-other-session',
    names: ['"dev"', '"my-sso"', '"second"'],
  },
  'a profile whose keys contradict its session': {
    args: ['login', '--profile', 'dev'],
    exitCode: 2,
    code: 'profile-contradicts-session',
    names: ['sso_region', 'eu-west-1', 'us-east-1'],
    config: ({ devConfig }) => `${devConfig}sso_region = eu-west-1\n`,
  },
  'a profile without its role': {
    args: ['login', '--profile', 'half'],
    exitCode: 2,
    code: 'profile-incomplete',
    names: ['"half"', 'sso_start_url', 'sso_region'],
    config: () => '[profile half]\nsso_account_id = 111111111111\n',
  },
  'a config that does not parse': {
    args: ['login'],
    exitCode: 2,
    code: 'config-syntax',
    names: ['/.aws/config, line 3'],
    config: () => '[profile a]\nregion = eu-west-1\nnonsense\n',
  },
  'a credentials file that does not parse': {
    args: ['login'],
    exitCode: 2,
    code: 'config-syntax',
    names: ['/.aws/credentials, line 3'],
    credentials: `[a]\naws_access_key_id = AKIAPLANTED\n${secret}\n`,
  },
  'a config that is a folder': {
    args: ['login'],
    exitCode: 1,
    code: 'file-unreadable',
    env: { AWS_CONFIG_FILE: '/' },
    names: ['it is a folder'],
  },
  'a config that is turned off': {
    args: [...configureNew, ...asAdmin],
    exitCode: 2,
    code: 'config-disabled',
    env: { AWS_CONFIG_FILE: '' },
    names: ['AWS_CONFIG_FILE'],
  },
  'an empty config': {
    args: ['login'],
    exitCode: 2,
    code: 'nothing-configured',
    names: ['sso configure'],
    config: () => '',
  },
  'several sessions and nothing that says which': {
    args: ['login'],
    exitCode: 2,
    code: 'session-ambiguous',
    names: ['--session my-sso', '--session second'],
  },
  'a start URL that is no address': {
    args: ['configure', '--session', 'new', '--start-url', 'my-company', ...asAdmin],
    exitCode: 2,
    code: 'start-url-invalid',
    names: ['"my-company"'],
  },
  'a start URL without TLS': {
    args: ['configure', '--session', 'new', '--start-url', 'http://my-company.awsapps.com/start', ...asAdmin],
    exitCode: 2,
    code: 'start-url-invalid',
    names: ['https://'],
  },
  'a start URL that the service does not know': {
    args: [
      'configure',
      '--session',
      'new',
      '--start-url',
      `${startUrl}s`,
      '--sso-region',
      'us-east-1',
      '--device-code',
    ],
    exitCode: 2,
    code: 'start-url-refused',
    names: ['us-east-1', '/starts'],
  },
  'an SSO region that is not that of the start URL': {
    args: [...configureNew, '--sso-region', 'eu-west-1'],
    exitCode: 2,
    code: 'start-url-refused',
    names: ['eu-west-1'],
  },
  'a region that does not exist': {
    args: [...configureNew, '--sso-region', 'us-est-1'],
    exitCode: 2,
    code: 'region-invalid',
    names: ['Did you mean "us-east-1"?'],
  },
  'an endpoint that would show the token to everybody': {
    args: ['login', '--session', 'my-sso'],
    exitCode: 2,
    code: 'endpoint-invalid',
    env: { AWS_ENDPOINT_URL: 'http://sso.example.com' },
    names: ['AWS_ENDPOINT_URL'],
  },
  'a CA bundle that is not there': {
    args: ['login', '--session', 'my-sso'],
    exitCode: 2,
    code: 'ca-bundle-unusable',
    env: { AWS_CA_BUNDLE: '/nonexistent/ca.pem' },
    names: ['/nonexistent/ca.pem', 'it does not exist'],
  },
  'no network': {
    args: ['login', '--session', 'my-sso'],
    exitCode: 5,
    code: 'network',
    env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
    names: ['127.0.0.1:9', 'HTTPS_PROXY'],
  },
  'a connection that breaks off': {
    args: ['login', '--session', 'my-sso'],
    exitCode: 5,
    code: 'network',
    fault: { operation: 'RegisterClient', reset: true, times: Number.POSITIVE_INFINITY },
  },
  "a captive portal's page": {
    args: ['login', '--session', 'my-sso'],
    exitCode: 5,
    code: 'answer-unexpected',
    fault: { html: true, times: Number.POSITIVE_INFINITY },
    names: ['web page'],
  },
  'a denied device code': {
    args: ['login', '--session', 'my-sso', '--device-code'],
    exitCode: 3,
    code: 'sign-in-denied',
    center: { autoApprove: 'deny' },
    names: ['sso login --session my-sso'],
  },
  'a denial in the browser': {
    args: ['login', '--session', 'my-sso'],
    exitCode: 3,
    code: 'sign-in-denied',
    center: { autoApprove: 'deny' },
  },
  'a device code that nobody confirms': {
    args: ['login', '--session', 'my-sso', '--device-code'],
    exitCode: 3,
    code: 'sign-in-expired',
    center: { autoApprove: undefined, deviceCodeSeconds: 1 },
    names: ['sso login --session my-sso'],
  },
  'an account that is not mine': {
    args: [...configureNew, '--account-id', '999999999999', '--role-name', 'Admin'],
    exitCode: 4,
    code: 'no-access',
    names: ['999999999999'],
  },
  'a role that is not mine': {
    args: [...configureNew, '--account-id', '111111111111', '--role-name', 'Admim'],
    exitCode: 2,
    code: 'choice-unknown',
    names: ['--role-name', 'Did you mean "Admin"?'],
  },
  'nobody to ask for the session': {
    args: ['configure'],
    exitCode: 2,
    code: 'answer-needed',
    names: ['--session'],
    config: () => '',
  },
  'nobody to ask for the start URL': {
    args: ['configure', '--legacy', '--sso-region', 'us-east-1'],
    exitCode: 2,
    code: 'answer-needed',
    names: ['--start-url'],
  },
  'nobody to ask for the account': {
    args: configureNew,
    exitCode: 2,
    code: 'answer-needed',
    names: ['--account-id'],
  },
  'nobody to ask for leave to change a profile': {
    args: ['configure', '--account-id', '111111111111', '--role-name', 'ReadOnly', '--profile', 'dev'],
    exitCode: 2,
    code: 'profile-exists',
    names: ['sso_role_name (Admin → ReadOnly)', '--force'],
    config: oneSession,
  },
  'a profile name without a form in the file': {
    args: ['configure', ...asAdmin, '--profile', 'a]\n[b'],
    exitCode: 2,
    code: 'name-unusable',
    config: oneSession,
  },
  'a flag that does not exist': {
    args: ['login', '--profil', 'dev'],
    exitCode: 2,
    code: 'usage',
    names: ['Did you mean --profile?'],
  },
  'flags that exclude each other': {
    args: ['configure', '--session', 'new', '--legacy'],
    exitCode: 2,
    code: 'usage',
    names: ['--session', '--legacy'],
  },
  'an output format that does not exist': {
    args: [...configureNew, '--output', 'xml'],
    exitCode: 2,
    code: 'usage',
    names: ['--output'],
  },
};

async function prepare(row: BadInput): Promise<SsoHome> {
  const center = await startEmulator({ autoApprove: 'allow', interval: 0.05, ...row.center });
  if (row.fault !== undefined) center.emulator.faults.add(row.fault);
  const home = await ssoHome(center);
  await home.writeConfig((row.config ?? goodConfig)(home));
  if (row.credentials !== undefined) await home.write('.aws/credentials', row.credentials);
  return home;
}

/** Client registrations, tokens and credentials: what a command may keep although it then fails. */
function withoutCaches(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !/^(sso|cli)\/cache\//.test(name)));
}

function secretsIn(files: Readonly<Record<string, string>>): readonly string[] {
  const names = /"(?:accessToken|refreshToken|clientSecret|SecretAccessKey|SessionToken)": "([^"]+)"/g;
  return [
    secret,
    ...Object.values(files).flatMap((file) => [...file.matchAll(names)].map(([, value]) => value ?? secret)),
  ];
}

describe.each(Object.entries(rows))('%s', (_, row) => {
  it(`ends with ${row.exitCode} and ${row.code}, and changes nothing`, async () => {
    const home = await prepare(row);
    const before = await home.awsFiles();
    const args = row.args.map((word) => word.replace(startUrl, home.startUrl));
    const { exitCode, stdout, stderr } = await home.sso([...args, '--json'], { env: row.env ?? {} });
    const { error } = JSON.parse(stderr.slice(stderr.search(/^\{$/m)));
    expect({ exitCode, stdout, error }).toEqual({
      exitCode: row.exitCode,
      stdout: '',
      error: { code: row.code, message: expect.any(String), next: expect.any(Array), exitCode: row.exitCode },
    });
    const said = [error.message, ...error.next].join('\n');
    for (const name of row.names ?? []) expect(said).toContain(name);
    const after = await home.awsFiles();
    expect(withoutCaches(after)).toEqual(before);
    for (const value of secretsIn(after)) expect(stderr).not.toContain(value);
  });
});

describe('an error for a person', () => {
  it('is a sentence and what to do next, without a stack', async () => {
    const home = await prepare({ args: [], exitCode: 2, code: '' });
    const { stderr } = await home.sso(['login', '--profile', 'dve']);
    expect(stderr).toBe(
      `Error: There is no profile "dve" in ${home.file('.aws/config')}.\n  Did you mean "dev"?\n  Set it up: sso configure\n`,
    );
  });

  it('of export leaves stdout to the shell empty: no access, and a sign-in that has run out', async () => {
    const home = await prepare({ args: [], exitCode: 2, code: '', config: oneSession });
    const signedOut = await home.sso(['export', '--profile', 'dev']);
    expect(signedOut).toMatchObject({ exitCode: 3, stdout: '' });
    expect(signedOut.stderr).toContain('Sign in: sso login --session my-sso\n');
    await home.sso(['login']);
    await home.writeConfig(home.devConfig.replace('Admin', 'Nobody'));
    const refused = await home.sso(['export', '--profile', 'dev']);
    expect(refused).toMatchObject({ exitCode: 4, stdout: '' });
    expect(refused.stderr).toContain('role "Nobody" in account 111111111111');
  });
});
