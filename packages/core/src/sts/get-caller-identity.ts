import type { SessionCredentials } from '../credentials/role-credentials.ts';
import { createStsClient } from '../endpoints/aws-client.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { callService, type Refusal } from '../endpoints/service-failure.ts';
import { SsoError } from '../errors.ts';
import { sendSigned } from './signed-request.ts';

/** Whose credentials they are, as STS says. */
export interface CallerIdentity {
  readonly accountId: string;
  readonly arn: string;
  /** The role's name as a person at Identity Center knows it, for a role of it; any other assumed role's own name. */
  readonly roleName?: string | undefined;
}

const expired: readonly string[] = ['ExpiredToken', 'ExpiredTokenException'];
const invalid: readonly string[] = ['InvalidClientTokenId', 'SignatureDoesNotMatch', 'InvalidToken'];

/**
 * Asks STS whose credentials these are. Needs no permission.
 * @param region of the STS endpoint; it has to be in the partition that the credentials are for
 * @throws SsoError `credentials-expired`, `credentials-invalid`, `service-refused`, and those of the network
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export async function getCallerIdentity(
  context: ServiceContext,
  credentials: SessionCredentials,
  region: string,
): Promise<CallerIdentity> {
  const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const client = await createStsClient(context, region, credentials);
  return callService(
    context,
    { operation: 'GetCallerIdentity', service: 'sts', region },
    async () => {
      const { Account, Arn } = await sendSigned(context, () => client.send(new GetCallerIdentityCommand({})));
      return Account && Arn ? { accountId: Account, arn: Arn, roleName: roleNameOf(Arn) } : undefined;
    },
    throwUnusable,
  );
}

function throwUnusable({ name }: Refusal): undefined {
  if (expired.includes(name)) throw new SsoError('credentials-expired', {});
  if (invalid.includes(name)) throw new SsoError('credentials-invalid', { error: name });
}

/** Identity Center names the roles of its permission sets `AWSReservedSSO_{permission set}_{16 hex digits}`. */
function roleNameOf(arn: string): string | undefined {
  const role = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  return role?.replace(/^AWSReservedSSO_(.+)_[0-9a-f]{16}$/, '$1');
}
