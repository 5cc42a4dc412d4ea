import { assumedRolePath, readKeptAssumedRole, writeCachedAssumedRole } from '../cache/assumed-role-cache.ts';
import { lastsLongEnough } from '../cache/cache-file.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { SsoError } from '../errors.ts';
import { type AssumedRoleAnswer, assumeRole } from '../sts/assume-role.ts';
import type { AssumedRole, AssumeRoleSource, CredentialSource } from './credential-source.ts';
import { fetchOnce } from './fetch-once.ts';
import { keepCredentials } from './keep-credentials.ts';
import { obtainRoleCredentials } from './obtain-role-credentials.ts';
import { renewOrGoOn } from './renew-or-go-on.ts';
import type { RoleCredentials } from './role-credentials.ts';

export interface ObtainCredentialsOptions {
  /** Asks a person for the present code of an MFA device, by its serial number or ARN. */
  readonly mfaCode?: ((mfaSerial: string) => Promise<string>) | undefined;
  /** Asks the service in any case; the cache of what comes before in a chain still counts. */
  readonly fresh?: boolean | undefined;
}

/** By these STS says that it does not take the caller's credentials, whatever they were good for a moment ago. */
const sourceRejections: readonly string[] = ['ExpiredToken', 'ExpiredTokenException', 'InvalidClientTokenId'];

/**
 * Credentials with at least 15 minutes left, unless the service gives shorter ones: from the cache that AWS CLI shares, or
 * from the service, and then kept there. The roles of a chain are assumed one after the other.
 * @throws SsoError `no-access`, `assume-role-denied`, `mfa-code-needed`, `role-arn-invalid`, `sign-in-needed`,
 *   `service-refused`, and those of the network
 */
export async function obtainCredentials(
  context: ServiceContext,
  source: CredentialSource,
  options: ObtainCredentialsOptions = {},
): Promise<RoleCredentials> {
  if (source.kind === 'sso') return obtainRoleCredentials(context, source.session, source.target, options);
  const { runtime } = context;
  const { role } = source;
  const known = readKeptAssumedRole(runtime, role);
  if (known !== undefined && !options.fresh && lastsLongEnough(runtime, known)) return known;
  const renew = (): Promise<RoleCredentials> => assumeAndKeep(context, source, known, options);
  return options.fresh ? renew() : renewOrGoOn(context, known, renew);
}

async function assumeAndKeep(
  context: ServiceContext,
  source: AssumeRoleSource,
  known: RoleCredentials | undefined,
  options: ObtainCredentialsOptions,
): Promise<RoleCredentials> {
  const { runtime, clock } = context;
  const { role } = source;
  const caller = await obtainCredentials(context, source.source, { mfaCode: options.mfaCode });
  const send = async (): Promise<RoleCredentials> => {
    const answer = await assumeAs(context, source, caller, options);
    const clockOffset = clock.offset;
    await keepCredentials(runtime, () => writeCachedAssumedRole(runtime, role, answer, { clockOffset }));
    return answer.credentials;
  };
  // While one person looks for their MFA device, nobody else shall wait for them.
  if (role.mfaSerial !== undefined) return send();
  const scope = { path: assumedRolePath(runtime, role), secret: caller.sessionToken };
  return fetchOnce(context, { scope, known, readCache: () => readKeptAssumedRole(runtime, role), send });
}

/** Where STS rejects the source's credentials, once more with new ones. The person is asked after the sign-in is known to be good. */
async function assumeAs(
  context: ServiceContext,
  { source, role }: AssumeRoleSource,
  caller: RoleCredentials,
  { mfaCode }: ObtainCredentialsOptions,
): Promise<AssumedRoleAnswer> {
  const options = { region: stsRegion(context, source, role), mfaCode: await askMfaCode(role, mfaCode) };
  try {
    return await assumeRole(context, caller, role, options);
  } catch (error) {
    if (!SsoError.is(error, 'service-refused') || !sourceRejections.includes(error.data.error)) throw error;
    const replacement = await obtainCredentials(context, source, { mfaCode, fresh: true });
    return assumeRole(context, replacement, role, options);
  }
}

async function askMfaCode(
  { roleArn, mfaSerial }: AssumedRole,
  mfaCode: ObtainCredentialsOptions['mfaCode'],
): Promise<string | undefined> {
  if (mfaSerial === undefined) return undefined;
  if (mfaCode === undefined) throw new SsoError('mfa-code-needed', { roleArn, mfaSerial });
  return (await mfaCode(mfaSerial)).trim();
}

/** The variables go before the profile, as for AWS CLI. Identity Center's region is always one in the right partition. */
function stsRegion(
  { runtime: { env } }: ServiceContext,
  source: CredentialSource,
  role: AssumedRole,
): string {
  return env.AWS_REGION || env.AWS_DEFAULT_REGION || role.region || signInRegion(source);
}

function signInRegion(source: CredentialSource): string {
  return source.kind === 'sso' ? source.session.region : signInRegion(source.source);
}
