import { readdir, readFile } from 'node:fs/promises';
import { type AssumableRole, defaultOrganization } from '@sso/emulator';
import { awsCliV2, describeWith } from '@sso/testkit';
import { callerIdentity, identityOf } from './support/identity.ts';
import { configPath, type Machine, startMachine } from './support/machine.ts';
import { credentialsOf, stdoutOf } from './support/output.ts';
import { startUrl } from './support/profiles.ts';
import { signInWithSso } from './support/sign-in.ts';

const assumableRoles: readonly AssumableRole[] = [
  { arn: 'arn:aws:iam::222222222222:role/Deployer' },
  { arn: 'arn:aws:iam::444444444444:role/partners/Auditor', externalId: 'example-corp-42' },
];

/**
 * `deploy` assumes its role with what `dev` signs in for, `audit` with what `deploy` has. `dev` is a legacy profile: AWS CLI 2.9.19
 * looks for the token of the profile that it was asked for, and so finds none where the source has an sso-session.
 */
const config = `[profile dev]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_account_id = 111111111111
sso_role_name = Admin

[profile deploy]
role_arn = ${assumableRoles[0]?.arn}
source_profile = dev
region = eu-central-1

[profile audit]
role_arn = ${assumableRoles[1]?.arn}
source_profile = deploy
external_id = example-corp-42
duration_seconds = 1800
role_session_name = ada
region = eu-central-1

[profile denied]
role_arn = ${assumableRoles[1]?.arn}
source_profile = dev
region = eu-central-1
`;

const deployer = {
  Account: '222222222222',
  Arn: expect.stringMatching(
    /^arn:aws:sts::222222222222:assumed-role\/Deployer\/(sso|botocore)-session-\d+$/,
  ),
};
const auditor = {
  Account: '444444444444',
  Arn: 'arn:aws:sts::444444444444:assumed-role/Auditor/ada',
};

async function signedIn(): Promise<Machine> {
  const machine = await startMachine({ organization: { ...defaultOrganization, assumableRoles } });
  await machine.home.write(configPath, config);
  await signInWithSso(machine);
  return machine;
}

async function exported({ sso }: Machine, profile: string) {
  return credentialsOf(await sso(['export', '--profile', profile, '--format', 'json']));
}

/** The files of assumed roles in the cache that AWS CLI and `sso` share. */
async function assumedRoleFiles({ home }: Machine): Promise<readonly string[]> {
  const folder = home.file('.aws/cli/cache');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(`${folder}/${name}`, 'utf8')]),
  );
  return files.flatMap(([name, text]) => (text?.includes('"AssumedRoleUser"') && name ? [name] : [])).sort();
}

describeWith(awsCliV2(), 'a role that is assumed with the credentials of Identity Center', () => {
  it.each([
    ['deploy', deployer, 1],
    ['audit', auditor, 2],
  ] as const)('by AWS CLI is not assumed again by sso: %s', async (profile, identity, roles) => {
    const machine = await signedIn();
    expect(await callerIdentity(machine, profile)).toMatchObject(identity);
    const files = await assumedRoleFiles(machine);
    expect(await identityOf(machine, await exported(machine, profile))).toMatchObject(identity);
    expect(await assumedRoleFiles(machine)).toEqual(files);
    expect(machine.emulator.calls('AssumeRole')).toBe(roles);
  });

  it.each([
    ['deploy', deployer, 1],
    ['audit', auditor, 2],
  ] as const)('by sso is not assumed again by AWS CLI: %s', async (profile, identity, roles) => {
    const machine = await signedIn();
    expect(await identityOf(machine, await exported(machine, profile))).toMatchObject(identity);
    const files = await assumedRoleFiles(machine);
    expect(files).toHaveLength(roles);
    expect(await callerIdentity(machine, profile)).toMatchObject(identity);
    expect(await assumedRoleFiles(machine)).toEqual(files);
    expect(machine.emulator.calls('AssumeRole')).toBe(roles);
  });

  it('is denied to both where the external id is missing', async () => {
    const machine = await signedIn();
    const { exitCode, stdout, stderr } = await machine.sso(['export', '--profile', 'denied']);
    expect([exitCode, stdout]).toEqual([4, '']);
    expect(stderr).toContain('arn:aws:iam::444444444444:role/partners/Auditor');
    const aws = await machine.aws(['sts', 'get-caller-identity', '--profile', 'denied']);
    expect(() => stdoutOf(aws)).toThrow('AccessDenied');
  });
});
