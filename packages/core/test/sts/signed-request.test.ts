import '@sso/testkit';
import { obtainRoleCredentials } from '../../src/credentials/obtain-role-credentials.ts';
import { getCallerIdentity } from '../../src/sts/get-caller-identity.ts';
import { named, testIdentityCenter } from '../support/identity-center.ts';

const admin = { accountId: '111111111111', roleName: 'Admin' };

/** STS does not take the time in the signature, once. */
async function refusedForTheTime(hoursOff: number) {
  const center = await testIdentityCenter();
  await center.signedIn();
  const credentials = await obtainRoleCredentials(center.context, named, admin);
  center.emulator.clock.advance(hoursOff * 3600);
  const body = '<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code></Error></ErrorResponse>';
  const headers = { 'content-type': 'text/xml' };
  center.emulator.faults.add({ operation: 'GetCallerIdentity', status: 403, body, headers });
  // A context that has not heard of the service yet.
  const context = center.contextWith({});
  return { ...center, attempt: getCallerIdentity(context, credentials, 'us-east-1') };
}

it('signs by the service’s time once it knows that it differs', async () => {
  const { attempt, emulator } = await refusedForTheTime(-2);
  expect(await attempt).toMatchObject({ accountId: '111111111111' });
  expect(emulator.calls('GetCallerIdentity')).toBe(2);
});

it('does not send a wrong signature again where the time is right', async () => {
  const { attempt, emulator } = await refusedForTheTime(0);
  await expect(attempt).rejects.toThrowSsoError('credentials-invalid');
  expect(emulator.calls('GetCallerIdentity')).toBe(1);
});
