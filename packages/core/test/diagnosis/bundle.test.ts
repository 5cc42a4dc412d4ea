import { createBundle } from '../../src/diagnosis/index.ts';
import { keepDirectory } from '../../src/directory/directory-file.ts';
import { type Home, testHome } from './support.ts';

const secrets = {
  accessToken: 'aoaAAAA-access-token-with-some-length',
  refreshToken: 'aorAAAA-refresh-token-with-some-length',
  clientSecret: 'client-secret-short1',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  environmentKey: 'environment/secret/key+of+forty+characters',
  proxyPassword: 'hunter2hunter2',
  processArgument: 'argument-of-a-process-1',
  key: 'pasted_before_the_delimiter',
  defaultKey: 'pasted_into_defaults',
  region: 'pasted-as-region',
};
const names = {
  company: 'acmecorp',
  account: '123456789012',
  otherAccount: '210987654321',
  accountName: 'Acme Payroll Production',
  email: 'root+payroll@acme.example',
  profile: 'acme-payroll',
  session: 'acme-sso',
  role: 'PayrollAdmin',
  project: 'acme-secret-project',
  comment: 'for the Acme people',
  missingProfile: 'acme-payrollx',
  header: 'acme broken',
  variableInLine: 'not-a-key-of-acme',
};
const startUrl = `https://${names.company}.awsapps.com/start`;

async function plantedHome(): Promise<Home> {
  const home = testHome({
    AWS_SECRET_ACCESS_KEY: secrets.environmentKey,
    AWS_ACCESS_KEY_ID: secrets.accessKeyId,
    AWS_PROFILE: names.missingProfile,
    HTTPS_PROXY: `http://me:${secrets.proxyPassword}@proxy.${names.company}.example:3128`,
    NO_PROXY: `.amazonaws.com,${names.company}.awsapps.com`,
    AWS_CA_BUNDLE: `/work/${names.project}/ca.pem`,
  });
  home.write(
    '.aws/config',
    `[sso-session ${names.session}]
sso_start_url = ${startUrl}
sso_region = us-east-1
[profile ${names.profile}]
sso_session = ${names.session}
sso_account_id = ${names.account}
sso_role_name = ${names.role}
region = eu-west-1 # ${names.comment}
[profile ${names.header}]
credential_process = tool --password ${secrets.processArgument}
role_arn = arn:aws:iam::${names.otherAccount}:role/${names.role}
${secrets.key} = x
[DEFAULT]
${secrets.defaultKey} = x
[profile abroad]
sso_region = ${secrets.region}
sso_start_url = ${startUrl}
sso_account_id = ${names.account}
sso_role_name = ${names.role}
${secrets.secretAccessKey}
aws_secret_access_key ${secrets.secretAccessKey}
${names.variableInLine}
`,
  );
  home.write(
    '.aws/credentials',
    `[${names.profile}]
aws_access_key_id = ${secrets.accessKeyId}
aws_secret_access_key = ${secrets.secretAccessKey}
`,
  );
  const token = { ...secrets, startUrl, region: 'us-east-1', expiresAt: '2020-01-01T00:00:00Z' };
  home.write('.aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json', JSON.stringify(token));
  home.write('.aws/sso/cache/broken.json', JSON.stringify(token).slice(0, -5));
  home.write(`.aws/backup-of-${names.company}`, secrets.refreshToken);
  const session = { kind: 'named', name: names.session, startUrl, region: 'us-east-1', scopes: [] } as const;
  const account = { accountId: names.account, accountName: names.accountName, emailAddress: names.email };
  const accounts = [{ ...account, roles: ['Auditor'] }];
  await keepDirectory(home.runtime, session, { fetchedAt: home.clock.now, accounts, failures: [] });
  return home;
}

async function bundleOf(home: Home) {
  const programs = { sso: '1.2.3', node: 'v24.0.0' };
  return createBundle(home.runtime, await home.findings(), { platform: 'linux', programs });
}

describe('createBundle', () => {
  it.each(Object.entries({ ...secrets, ...names }))('does not hold the %s', async (_, planted) => {
    const text = JSON.stringify(await bundleOf(await plantedHome()));
    expect(text.toLowerCase()).not.toContain(planted.toLowerCase());
    expect(text).not.toContain(JSON.stringify(planted).slice(1, -1));
  });

  it('does not hold the home folder', async () => {
    const home = await plantedHome();
    expect(JSON.stringify(await bundleOf(home))).not.toContain(home.home);
  });

  it('gives the same thing the same name everywhere', async () => {
    const { config, credentials, findings } = await bundleOf(await plantedHome());
    const [session, profile] = config;
    expect(session).toMatchObject({ line: 1, kind: 'sso-session', keys: { sso_region: 'us-east-1' } });
    expect(profile?.keys).toMatchObject({ sso_session: session?.name });
    expect(credentials[0]?.name).toBe(profile?.name);
    const stale = findings.find((finding) => (finding as { code: string }).code === 'profile-stale');
    expect(stale).toMatchObject({
      subject: profile?.name,
      data: { profile: profile?.name, session: session?.name, accountId: profile?.keys.sso_account_id },
    });
  });

  it('says enough to help: codes, lines, sizes, modes, ages and versions', async () => {
    const home = await plantedHome();
    home.write('.aws/sso/cache/loose.json', '', { mode: 0o644, age: 90_000 });
    const { findings, files, programs, variables } = await bundleOf(home);
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'config-grammar',
        code: 'config-line',
        file: '~/.aws/config',
        line: 20,
      }),
    );
    expect(files).toContainEqual(expect.objectContaining({ kind: 'file', size: 0, mode: '0644', age: 90 }));
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['~/.aws/config', '~/.aws/credentials']),
    );
    expect(programs).toEqual({ sso: '1.2.3', node: 'v24.0.0' });
    expect(variables).toEqual(expect.arrayContaining(['AWS_PROFILE', 'HTTPS_PROXY']));
  });

  it('tells what is excepted from the proxy where that is no organization’s own', async () => {
    const { findings } = await bundleOf(await plantedHome());
    const entries = findings.flatMap((finding) => {
      const { data } = finding as { readonly data: { readonly entry?: string } };
      return data.entry === undefined ? [] : [data.entry];
    });
    expect(entries).toEqual(['.amazonaws.com', expect.stringMatching(/^host-\d+$/)]);
  });

  it('can be made of a home with nothing in it', async () => {
    const { config, files } = await bundleOf(testHome());
    expect({ config, files }).toEqual({ config: [], files: [] });
  });
});
