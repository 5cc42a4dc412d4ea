import '@sso/testkit';
import { obtainRoleCredentials } from '../../src/credentials/obtain-role-credentials.ts';
import { Secret } from '../../src/secret.ts';
import { getCallerIdentity } from '../../src/sts/get-caller-identity.ts';
import { named, testIdentityCenter } from '../support/identity-center.ts';

const target = { accountId: '111111111111', roleName: 'Admin' };

describe('getCallerIdentity', () => {
  it('tells account, ARN and the role as Identity Center names it', async () => {
    const center = await testIdentityCenter();
    await center.signedIn();
    const credentials = await obtainRoleCredentials(center.context, named, target);
    const identity = await getCallerIdentity(center.context, credentials, 'us-east-1');
    expect(identity).toEqual({
      accountId: '111111111111',
      arn: expect.stringMatching(
        /^arn:aws:sts::111111111111:assumed-role\/AWSReservedSSO_Admin_[0-9a-f]{16}\//,
      ),
      roleName: 'Admin',
    });
  });

  it('says that credentials have run out', async () => {
    const center = await testIdentityCenter();
    await center.signedIn();
    const credentials = await obtainRoleCredentials(center.context, named, target);
    center.clock.advance(3_600_001);
    await expect(getCallerIdentity(center.context, credentials, 'us-east-1')).rejects.toThrowSsoError(
      'credentials-expired',
    );
  });

  it('says that AWS does not know them, and shows none', async () => {
    const { context } = await testIdentityCenter();
    const credentials = {
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      secretAccessKey: new Secret('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'),
      sessionToken: new Secret('IQoJb3JpZ2luX2VjEXAMPLE'),
    };
    const asking = getCallerIdentity(context, credentials, 'us-east-1');
    await expect(asking).rejects.toThrowSsoError('credentials-invalid', { error: 'InvalidClientTokenId' });
    const error: unknown = await asking.catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error)).not.toMatch(/wJalr|IQoJ/);
  });
});
