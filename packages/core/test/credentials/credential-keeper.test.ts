import '@sso/testkit';
import { type CredentialKeeper, createCredentialKeeper } from '../../src/credentials/credential-keeper.ts';
import type { CredentialSource } from '../../src/credentials/credential-source.ts';
import { formatContainer } from '../../src/credentials/formats/container.ts';
import { obtainCredentials } from '../../src/credentials/obtain-credentials.ts';
import type { RoleCredentials } from '../../src/credentials/role-credentials.ts';
import {
  named,
  readOnly,
  type TestIdentityCenter,
  testIdentityCenter,
  until,
} from '../support/identity-center.ts';
import { sampleCredentials } from './formats/samples.ts';

const source: CredentialSource = {
  kind: 'sso',
  session: named,
  target: { accountId: '111111111111', roleName: 'Admin' },
};
const minute = 60_000;

async function signedIn(): Promise<TestIdentityCenter> {
  const test = await testIdentityCenter();
  await test.signedIn();
  return test;
}

function calls({ emulator }: TestIdentityCenter): number {
  return emulator.calls('GetRoleCredentials');
}

async function newerThan(keeper: CredentialKeeper, old: RoleCredentials): Promise<RoleCredentials> {
  for (;;) {
    const present = await keeper.current();
    if (present !== old) return present;
    await new Promise((done) => setImmediate(done));
  }
}

describe('createCredentialKeeper', () => {
  it('asks the service once for a hundred who ask at once', async () => {
    const test = await signedIn();
    const context = test.contextWith({ files: readOnly(test.runtime.files) });
    const keeper = createCredentialKeeper(context, source);
    const answers = await Promise.all(Array.from({ length: 100 }, () => keeper.current()));
    expect(new Set(answers.map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
    expect(calls(test)).toBe(1);
  });

  it('hands out the old ones while it fetches new ones, from 20 minutes before their end', async () => {
    const test = await signedIn();
    const keeper = createCredentialKeeper(test.context, source);
    const first = await keeper.current();
    test.clock.advance(40 * minute - 1);
    expect(await keeper.current()).toBe(first);
    expect(calls(test)).toBe(1);
    test.clock.advance(1);
    expect(await keeper.current()).toBe(first);
    await until(() => calls(test) === 2);
    // A newer one is in hand, in time before 15 minutes are left.
    const next = await newerThan(keeper, first);
    expect(next.expiration).toBe(first.expiration + 40 * minute);
    expect(calls(test)).toBe(2);
  });

  it('waits for new ones where less than 15 minutes are left', async () => {
    const test = await signedIn();
    const keeper = createCredentialKeeper(test.context, source);
    const first = await keeper.current();
    test.clock.advance(46 * minute);
    const [second, third] = await Promise.all([keeper.current(), keeper.current()]);
    expect(second.expiration).toBe(first.expiration + 46 * minute);
    expect(third).toBe(second);
    expect(calls(test)).toBe(2);
  });

  it('takes what another process has put into the cache', async () => {
    const test = await signedIn();
    const keeper = createCredentialKeeper(test.context, source);
    await keeper.current();
    test.clock.advance(46 * minute);
    const others = await obtainCredentials(test.context, source);
    expect((await keeper.current()).accessKeyId).toBe(others.accessKeyId);
    expect(calls(test)).toBe(2);
  });

  it('goes on with the old ones while the service does not answer, and asks it once a minute', async () => {
    const test = await signedIn();
    const keeper = createCredentialKeeper(test.context, source);
    const first = await keeper.current();
    test.clock.advance(46 * minute);
    test.emulator.faults.add({ operation: 'GetRoleCredentials', status: 503, times: 1000 });
    expect(await keeper.current()).toBe(first);
    const attempts = calls(test);
    expect(await keeper.current()).toBe(first);
    expect(calls(test)).toBe(attempts);
    test.clock.advance(minute);
    expect(await keeper.current()).toBe(first);
    expect(calls(test)).toBeGreaterThan(attempts);
  });

  it('says what is wrong once there are no good ones left, and gets new ones after a sign-in', async () => {
    const test = await signedIn();
    const keeper = createCredentialKeeper(test.context, source);
    const first = await keeper.current();
    test.clock.advance(24 * 60 * minute);
    test.emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException', times: 1000 });
    await expect(keeper.current()).rejects.toThrowSsoError('sign-in-needed');
    test.emulator.faults.clear();
    await test.signedIn();
    expect((await keeper.current()).accessKeyId).not.toBe(first.accessKeyId);
  });
});

describe('formatContainer', () => {
  it('has the members that the SDKs read', () => {
    const roleArn = 'arn:aws:iam::222222222222:role/Deployer';
    expect(JSON.parse(formatContainer(sampleCredentials('secret'), { roleArn }))).toEqual({
      AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      SecretAccessKey: 'secret',
      Token: 'IQoJb3JpZ2luX2VjEXAMPLE/+==',
      Expiration: '2030-01-02T03:04:05Z',
      AccountId: '111111111111',
      RoleArn: roleArn,
    });
  });
});
