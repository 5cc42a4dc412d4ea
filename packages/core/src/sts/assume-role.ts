import type { AssumeRoleResponse } from '@aws-sdk/client-sts';
import type { AssumedRole } from '../credentials/credential-source.ts';
import { accountOfRoleArn } from '../credentials/role-arn.ts';
import type { RoleCredentials } from '../credentials/role-credentials.ts';
import { createStsClient } from '../endpoints/aws-client.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { callService, type Refusal } from '../endpoints/service-failure.ts';
import { SsoError } from '../errors.ts';
import { momentOf } from '../narrow.ts';
import { Secret } from '../secret.ts';
import { sendSigned } from './signed-request.ts';

export interface AssumedRoleAnswer {
  readonly credentials: RoleCredentials;
  readonly assumedRoleUser: { readonly arn: string; readonly assumedRoleId: string };
}

export interface AssumeRoleOptions {
  /** The region of the STS endpoint. */
  readonly region: string;
  /** Six digits of the device that the role names as `mfaSerial`. */
  readonly mfaCode?: string | undefined;
}

/**
 * Credentials of a role, from STS.
 * @throws SsoError `role-arn-invalid`, `assume-role-denied`, `service-refused`, `answer-unexpected`, and those of the network
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export async function assumeRole(
  context: ServiceContext,
  source: RoleCredentials,
  role: AssumedRole,
  { region, mfaCode }: AssumeRoleOptions,
): Promise<AssumedRoleAnswer> {
  const { roleArn } = role;
  const accountId = accountOfRoleArn(roleArn);
  if (accountId === undefined) throw new SsoError('role-arn-invalid', { roleArn });
  const { AssumeRoleCommand } = await import('@aws-sdk/client-sts');
  const client = await createStsClient(context, region, source);
  const command = new AssumeRoleCommand({
    RoleArn: roleArn,
    RoleSessionName: role.roleSessionName ?? `sso-session-${Math.floor(context.runtime.now() / 1000)}`,
    DurationSeconds: role.durationSeconds,
    ExternalId: role.externalId,
    SerialNumber: role.mfaSerial,
    TokenCode: mfaCode,
  });
  return callService<AssumedRoleAnswer>(
    context,
    // An MFA code is used up by the first request that arrives.
    {
      operation: 'AssumeRole',
      service: 'sts',
      region,
      repetition: mfaCode === undefined ? 'if-passing' : 'if-not-acted-on',
    },
    async () => {
      const answer = await sendSigned(context, () => client.send(command));
      return readAnswer(answer, accountId, context);
    },
    (refusal) => throwDenied(refusal, roleArn),
  );
}

function throwDenied({ name, description }: Refusal, roleArn: string): undefined {
  if (name === 'AccessDenied') throw new SsoError('assume-role-denied', { roleArn, description });
}

function readAnswer(
  answer: AssumeRoleResponse,
  accountId: string,
  { clock, runtime }: ServiceContext,
): AssumedRoleAnswer | undefined {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
  const { Arn, AssumedRoleId } = answer.AssumedRoleUser ?? {};
  const expiration = momentOf(Expiration?.getTime());
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || expiration === undefined) return undefined;
  return {
    credentials: {
      accountId,
      accessKeyId: AccessKeyId,
      secretAccessKey: new Secret(SecretAccessKey),
      sessionToken: new Secret(SessionToken),
      expiration: clock.localExpiration(expiration, runtime.now()),
    },
    assumedRoleUser: { arn: Arn ?? '', assumedRoleId: AssumedRoleId ?? '' },
  };
}
