import type { CachedToken } from '../cache/records.ts';
import type { RoleCredentials, RoleTarget } from '../credentials/role-credentials.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { throwNoAccess } from './no-access.ts';
import { callPortal, type tokenRejected } from './portal-call.ts';

/**
 * Credentials of one role from the service.
 * @throws SsoError `no-access`, `answer-unexpected`, and those of the network
 * @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html
 */
export async function getRoleCredentials(
  context: ServiceContext,
  token: CachedToken,
  target: RoleTarget,
): Promise<RoleCredentials | typeof tokenRejected> {
  const { accountId, roleName } = target;
  const { GetRoleCredentialsCommand } = await import('@aws-sdk/client-sso');
  return callPortal(
    context,
    token,
    'GetRoleCredentials',
    async (client, accessToken) => {
      const answer = await client.send(new GetRoleCredentialsCommand({ accessToken, accountId, roleName }));
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = answer.roleCredentials ?? {};
      if (!accessKeyId || !secretAccessKey || !sessionToken || !expiration) {
        throw new SsoError('answer-unexpected', {
          host: context.settings.endpoint('sso', token.region).host,
          status: 200,
        });
      }
      return {
        accountId,
        accessKeyId,
        secretAccessKey: new Secret(secretAccessKey),
        sessionToken: new Secret(sessionToken),
        expiration,
      };
    },
    (refusal) => throwNoAccess(refusal, target),
  );
}
