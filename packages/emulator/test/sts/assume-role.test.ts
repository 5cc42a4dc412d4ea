import { type AssumableRole, defaultOrganization, type Emulator } from '../../src/index.ts';
import { steeredEmulator } from '../support.ts';
import { callSts, element, type Keys, newCredentials } from './credentials.ts';

const deployer: AssumableRole = { arn: 'arn:aws:iam::222222222222:role/Deployer' };
const auditor: AssumableRole = { arn: 'arn:aws:iam::444444444444:role/partners/Auditor', externalId: 'e-42' };
const guarded: AssumableRole = {
  arn: 'arn:aws:iam::222222222222:role/Guarded',
  mfaSerial: 'arn:aws:iam::111111111111:mfa/ada',
};
const organization = { ...defaultOrganization, assumableRoles: [deployer, auditor, guarded] };

async function signedIn() {
  const { emulator, advance } = steeredEmulator({ organization });
  return { emulator, advance, keys: await newCredentials(emulator) };
}

function assume(
  emulator: Emulator,
  keys: Keys,
  { arn }: AssumableRole,
  more: Readonly<Record<string, string>> = {},
) {
  const parameters = { Action: 'AssumeRole', RoleArn: arn, RoleSessionName: 'my-session', ...more };
  return callSts(emulator, keys, parameters);
}

describe('AssumeRole', () => {
  it('gives credentials for an hour, whose caller identity is the assumed role', async () => {
    const { emulator, advance, keys } = await signedIn();
    const { status, body } = await assume(emulator, keys, deployer);
    expect([status, element(body, 'Expiration')]).toEqual([200, '2030-01-01T01:00:00Z']);
    expect(element(body, 'SecretAccessKey')).toMatch(/^\S{40}$/);
    const assumed = {
      accessKeyId: element(body, 'AccessKeyId'),
      sessionToken: element(body, 'SessionToken'),
    };
    const identity = await callSts(emulator, assumed, { Action: 'GetCallerIdentity' });
    const arn = 'arn:aws:sts::222222222222:assumed-role/Deployer/my-session';
    expect([element(body, 'Arn'), element(identity.body, 'Arn')]).toEqual([arn, arn]);
    expect(element(body, 'AssumedRoleId')).toMatch(/^AROA[0-9A-F]{17}:my-session$/);
    expect(element(identity.body, 'UserId')).toBe(element(body, 'AssumedRoleId'));
    advance(3600);
    const expired = await callSts(emulator, assumed, { Action: 'GetCallerIdentity' });
    expect(element(expired.body, 'Code')).toBe('ExpiredToken');
    expect(emulator.calls('AssumeRole')).toBe(1);
  });

  it('takes an assumed role as the source of the next, and leaves the path out of its ARN', async () => {
    const { emulator, keys } = await signedIn();
    const first = await assume(emulator, keys, deployer, { DurationSeconds: '900' });
    expect(element(first.body, 'Expiration')).toBe('2030-01-01T00:15:00Z');
    const assumed = {
      accessKeyId: element(first.body, 'AccessKeyId'),
      sessionToken: element(first.body, 'SessionToken'),
    };
    const second = await assume(emulator, assumed, auditor, { ExternalId: 'e-42' });
    expect(element(second.body, 'Arn')).toBe('arn:aws:sts::444444444444:assumed-role/Auditor/my-session');
  });

  it.each([
    ['a role that is not in the list', { RoleArn: 'arn:aws:iam::222222222222:role/Nobody' }],
    ['what is no role', { RoleArn: 'arn:aws:iam::222222222222:user/ada' }],
    ['a missing external id', { RoleArn: auditor.arn }],
    ['a wrong external id', { RoleArn: auditor.arn, ExternalId: 'e-43' }],
    ['a missing MFA code', { RoleArn: guarded.arn }],
  ])('denies %s', async (_what, parameters) => {
    const { emulator, keys } = await signedIn();
    const { status, body } = await assume(emulator, keys, deployer, parameters);
    expect([status, element(body, 'Code')]).toEqual([403, 'AccessDenied']);
    expect(element(body, 'Message')).toMatch(
      /^User: arn:aws:sts::111111111111:assumed-role\/AWSReservedSSO_Admin_\w+\/ada@example\.com is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::/,
    );
    expect(element(body, 'Message')).toContain(parameters.RoleArn);
  });

  it('wants a code of the right device', async () => {
    const { emulator, keys } = await signedIn();
    const mfa = { SerialNumber: guarded.mfaSerial ?? '', TokenCode: '123456' };
    expect(await assume(emulator, keys, guarded, mfa)).toMatchObject({ status: 200 });
    for (const wrong of [{ TokenCode: '000000' }, { SerialNumber: 'GAHT12345678' }]) {
      const { status, body } = await assume(emulator, keys, guarded, { ...mfa, ...wrong });
      expect([status, element(body, 'Code')]).toEqual([403, 'AccessDenied']);
      expect(element(body, 'Message')).toMatch(/^MultiFactorAuthentication failed/);
    }
  });

  it.each([
    ['more than an hour, as roles are chained', { DurationSeconds: '3601' }],
    ['less than a quarter of an hour', { DurationSeconds: '899' }],
    ['a duration that is no number', { DurationSeconds: '1h' }],
    ['a session name with a space', { RoleSessionName: 'a b' }],
    ['no role', { RoleArn: '' }],
    ['a device without a code', { RoleArn: guarded.arn, SerialNumber: 'GAHT12345678' }],
  ])('does not take %s', async (_what, parameters) => {
    const { emulator, keys } = await signedIn();
    const { status, body } = await assume(emulator, keys, deployer, parameters);
    expect([status, element(body, 'Code')]).toEqual([400, 'ValidationError']);
  });

  it('looks at who asks before anything else', async () => {
    const { emulator, keys } = await signedIn();
    const { status, body } = await assume(emulator, { ...keys, sessionToken: 'x' }, { arn: '' });
    expect([status, element(body, 'Code')]).toEqual([403, 'InvalidClientTokenId']);
  });

  it('answers GET, and takes a fault of its own', async () => {
    const { emulator } = await signedIn();
    emulator.faults.add({ operation: 'AssumeRole', error: 'Throttling' });
    const ask = () => emulator.handle({ method: 'GET', target: '/?Action=AssumeRole' });
    expect(element((await ask()).body, 'Code')).toBe('Throttling');
    expect(element((await ask()).body, 'Code')).toBe('MissingAuthenticationToken');
    expect(emulator.calls('AssumeRole')).toBe(2);
  });
});
