import type { Context } from './handler.ts';
import { newAccessKeyId, newSecretAccessKey, opaqueToken } from './identifiers.ts';
import type { AssumedRoleUser } from './sts/assumed-role.ts';

export interface NewRoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** New keys for a role, which STS then knows until they expire. The secret key is not kept: no signature is verified. */
export function issueRoleCredentials(
  { settings, state }: Context,
  user: AssumedRoleUser,
  seconds: number,
): NewRoleCredentials {
  const accessKeyId = newAccessKeyId();
  const sessionToken = opaqueToken('emulated-session-', 96);
  const expiresAt = settings.now() + seconds * 1000;
  state.roleCredentials.set(accessKeyId, { user, sessionToken, expiresAt });
  return { accessKeyId, secretAccessKey: newSecretAccessKey(), sessionToken, expiresAt };
}
