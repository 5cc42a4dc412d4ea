import { inspect } from 'node:util';
import { type AssumableRole, defaultOrganization } from '@sso/emulator';
import type { AssumeRoleSource, CredentialSource } from '../../src/credentials/credential-source.ts';
import { obtainCredentials } from '../../src/credentials/obtain-credentials.ts';
import { named, readOnly, type TestIdentityCenter, testIdentityCenter } from '../support/identity-center.ts';

const deployer = { roleArn: 'arn:aws:iam::222222222222:role/Deployer' };
const auditor = { roleArn: 'arn:aws:iam::444444444444:role/partners/Auditor', externalId: 'example-corp-42' };
const guarded = {
  roleArn: 'arn:aws:iam::222222222222:role/Guarded',
  mfaSerial: 'arn:aws:iam::111111111111:mfa/ada',
};
const assumableRoles: readonly AssumableRole[] = [
  ...(defaultOrganization.assumableRoles ?? []),
  { arn: guarded.roleArn, mfaSerial: guarded.mfaSerial },
];
const base: CredentialSource = {
  kind: 'sso',
  session: named,
  target: { accountId: '111111111111', roleName: 'Admin' },
};
const minute = 60_000;

function assume(role: AssumeRoleSource['role'], source: CredentialSource = base): AssumeRoleSource {
  return { kind: 'assume-role', source, role };
}

/**
 * Today: the SDK signs what it sends to STS by the machine's clock, and sends what is refused once more where the answer's date is
 * another one.
 */
async function signedIn(): Promise<TestIdentityCenter> {
  const test = await testIdentityCenter({ organization: { ...defaultOrganization, assumableRoles } });
  test.clock.now = Math.floor(Date.now() / 1000) * 1000;
  await test.signedIn();
  return test;
}

function calls({ emulator }: TestIdentityCenter): readonly number[] {
  return [emulator.calls('GetRoleCredentials'), emulator.calls('AssumeRole')];
}

describe('obtainCredentials', () => {
  it('gives the credentials of a role of Identity Center', async () => {
    const test = await signedIn();
    expect(await obtainCredentials(test.context, base)).toMatchObject({ accountId: '111111111111' });
    expect(calls(test)).toEqual([1, 0]);
  });

  it('assumes a role, and again when less than 15 minutes of it remain', async () => {
    const test = await signedIn();
    const first = await obtainCredentials(test.context, assume(deployer));
    expect(first).toMatchObject({ accountId: '222222222222', expiration: test.clock.now + 60 * minute });
    test.clock.advance(45 * minute);
    expect(await obtainCredentials(test.context, assume(deployer))).toEqual(first);
    expect(calls(test)).toEqual([1, 1]);
    test.clock.advance(1);
    const second = await obtainCredentials(test.context, assume(deployer));
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
    expect(calls(test)).toEqual([2, 2]);
  });

  it('needs neither sign-in nor network for a role that is cached', async () => {
    const test = await signedIn();
    const first = await obtainCredentials(test.context, assume(deployer));
    const offline = { ...test.context, http: () => Promise.reject(new Error('There is no network here.')) };
    expect(await obtainCredentials(offline, assume(deployer))).toEqual(first);
  });

  it('assumes two roles one after the other, each with what its own trust policy asks for', async () => {
    const test = await signedIn();
    const chain = assume({ ...auditor, durationSeconds: 1800, roleSessionName: 'ada' }, assume(deployer));
    const credentials = await obtainCredentials(test.context, chain);
    expect(credentials).toMatchObject({
      accountId: '444444444444',
      expiration: test.clock.now + 30 * minute,
    });
    expect(calls(test)).toEqual([1, 2]);
    test.clock.advance(20 * minute);
    await obtainCredentials(test.context, chain);
    expect(calls(test)).toEqual([1, 3]);
  });

  it('says which role was denied, and why', async () => {
    const { context } = await signedIn();
    const { roleArn } = auditor;
    const failure = obtainCredentials(context, assume({ roleArn, externalId: 'wrong' }));
    await expect(failure).rejects.toMatchObject({
      code: 'assume-role-denied',
      data: { roleArn, description: expect.stringContaining('is not authorized to perform: sts:AssumeRole') },
    });
  });

  it('passes on what STS says of a duration that is too long', async () => {
    const { context } = await signedIn();
    const failure = obtainCredentials(context, assume({ ...deployer, durationSeconds: 7200 }));
    await expect(failure).rejects.toMatchObject({
      code: 'service-refused',
      data: {
        operation: 'AssumeRole',
        error: 'ValidationError',
        description: expect.stringContaining('1 hour'),
      },
    });
  });

  it('refuses what is no role before it asks anybody', async () => {
    const test = await signedIn();
    await expect(obtainCredentials(test.context, assume({ roleArn: 'Deployer' }))).rejects.toMatchObject({
      code: 'role-arn-invalid',
      data: { roleArn: 'Deployer' },
    });
    expect(test.emulator.calls('AssumeRole')).toBe(0);
  });

  it('gives the credentials where the home cannot be written', async () => {
    const test = await signedIn();
    const context = test.contextWith({ files: readOnly(test.runtime.files) });
    expect(await obtainCredentials(context, assume(deployer))).toMatchObject({ accountId: '222222222222' });
    expect(test.logged.map(({ event }) => event)).toContain('credentials not cached');
  });
});

describe('the MFA code', () => {
  const code = (answers: readonly string[]) => {
    const asked: string[] = [];
    const mfaCode = async (serial: string) => {
      asked.push(serial);
      return answers[asked.length - 1] ?? '';
    };
    return { asked, mfaCode };
  };

  it('is asked for by the device, once until the credentials are due', async () => {
    const test = await signedIn();
    const { asked, mfaCode } = code([' 123456 ']);
    const first = await obtainCredentials(test.context, assume(guarded), { mfaCode });
    expect(await obtainCredentials(test.context, assume(guarded), { mfaCode })).toEqual(first);
    expect(await obtainCredentials(test.context, assume(guarded))).toEqual(first);
    expect(asked).toEqual([guarded.mfaSerial]);
  });

  it('may be needed in the middle of a chain', async () => {
    const test = await signedIn();
    const { asked, mfaCode } = code(['123456']);
    await obtainCredentials(test.context, assume(auditor, assume(guarded)), { mfaCode });
    expect(asked).toEqual([guarded.mfaSerial]);
  });

  it('is missed before STS is asked, but not before the sign-in', async () => {
    const test = await testIdentityCenter();
    await expect(obtainCredentials(test.context, assume(guarded))).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    await test.signedIn();
    await expect(obtainCredentials(test.context, assume(guarded))).rejects.toMatchObject({
      code: 'mfa-code-needed',
      data: guarded,
    });
    expect(test.emulator.calls('AssumeRole')).toBe(0);
  });

  it('is denied where it is wrong', async () => {
    const { context } = await signedIn();
    const failure = obtainCredentials(context, assume(guarded), code(['000000']));
    await expect(failure).rejects.toMatchObject({
      code: 'assume-role-denied',
      data: { roleArn: guarded.roleArn, description: expect.stringContaining('MultiFactorAuthentication') },
    });
  });

  it('is sent once, as an answer that is lost has used it up', async () => {
    const test = await signedIn();
    test.emulator.faults.add({ operation: 'AssumeRole', reset: true, times: 2 });
    const failure = obtainCredentials(test.context, assume(guarded), code(['123456']));
    await expect(failure).rejects.toMatchObject({ code: 'network' });
    expect(test.emulator.calls('AssumeRole')).toBe(1);
  });
});

describe('credentials of the source that STS rejects', () => {
  it.each(['ExpiredToken', 'InvalidClientTokenId'] as const)(
    'are replaced by new ones, after %s',
    async (error) => {
      const test = await signedIn();
      test.emulator.faults.add({ operation: 'AssumeRole', error });
      const credentials = await obtainCredentials(test.context, assume(deployer));
      expect(credentials).toMatchObject({ accountId: '222222222222' });
      expect(calls(test)).toEqual([2, 2]);
    },
  );

  it('are replaced in the middle of a chain without its beginning', async () => {
    const test = await signedIn();
    await obtainCredentials(test.context, assume(deployer));
    test.emulator.faults.add({ operation: 'AssumeRole', error: 'ExpiredToken' });
    await obtainCredentials(test.context, assume(auditor, assume(deployer)));
    expect(calls(test)).toEqual([1, 4]);
  });

  it('are replaced once only', async () => {
    const test = await signedIn();
    test.emulator.faults.add({ operation: 'AssumeRole', error: 'ExpiredToken', times: 2 });
    await expect(obtainCredentials(test.context, assume(deployer))).rejects.toMatchObject({
      code: 'service-refused',
      data: { operation: 'AssumeRole', error: 'ExpiredToken' },
    });
    expect(calls(test)).toEqual([2, 2]);
  });
});

describe('failures on the way to STS', () => {
  it.each([
    [{ html: true }, 'answer-unexpected'],
    [{ html: true, status: 403 }, 'answer-unexpected'],
    [{ html: true, status: 404 }, 'answer-unexpected'],
    [{ status: 503, body: 'busy', times: 9 }, 'service-unavailable'],
  ] as const)('%j is %s', async (fault, code) => {
    const test = await signedIn();
    test.emulator.faults.add({ operation: 'AssumeRole', ...fault });
    await expect(obtainCredentials(test.context, assume(deployer))).rejects.toMatchObject({ code });
  });

  it('hold no secret', async () => {
    const test = await signedIn();
    const source = await obtainCredentials(test.context, base);
    const failure = await obtainCredentials(test.context, assume({ ...auditor, externalId: 'wrong' })).catch(
      (error: unknown) => error,
    );
    const shown = inspect([failure, test.logged], { depth: 20, showHidden: true });
    expect(shown).toContain('assume-role-denied');
    for (const secret of [source.secretAccessKey, source.sessionToken]) {
      expect(shown).not.toContain(secret.reveal());
    }
  });
});

describe('the region of STS', () => {
  it.each([
    [{ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-central-1', 'eu-west-1'],
    [{ AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-central-1', 'eu-west-2'],
    [{ AWS_REGION: '' }, 'eu-central-1', 'eu-central-1'],
    [{}, undefined, 'us-east-1'],
  ])('with %j and the profile’s %s is %s', async (env, region, expected) => {
    const test = await signedIn();
    const context = test.contextWith({ env: { ...test.runtime.env, ...env } });
    await obtainCredentials(context, assume({ ...deployer, region }));
    const call = test.logged.find(
      ({ event, facts }) => event === 'service call' && facts.operation === 'AssumeRole',
    );
    expect(call?.facts.region).toBe(expected);
  });
});
