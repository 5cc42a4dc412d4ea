import type { CachedToken } from '../cache/records.ts';
import type { RoleCredentials, RoleTarget } from '../credentials/role-credentials.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { momentOf, objectOf, textOf } from '../narrow.ts';
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
      return readCredentials(answer.roleCredentials, accountId, context);
    },
    (refusal) => throwNoAccess(refusal, target),
  );
}

function readCredentials(
  answer: unknown,
  accountId: string,
  { clock, runtime }: ServiceContext,
): RoleCredentials | undefined {
  const members = objectOf(answer) ?? {};
  const accessKeyId = textOf(members.accessKeyId);
  const secretAccessKey = textOf(members.secretAccessKey);
  const sessionToken = textOf(members.sessionToken);
  const expiration = momentOf(members.expiration);
  if (!accessKeyId || !secretAccessKey || !sessionToken || expiration === undefined) return undefined;
  return {
    accountId,
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: new Secret(sessionToken),
    expiration: clock.localExpiration(expiration, runtime.now()),
  };
}
