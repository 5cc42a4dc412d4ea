import {
  type CredentialSource,
  createServiceContext,
  obtainCredentials,
  resolveServiceSettings,
  type ServiceContext,
  type Session,
  SsoError,
} from '@sso/core';
import type { Obtain } from '../target/obtain.ts';

/** As from the service, with a sign-in where that is what is missing: one is tried, and no second one. */
export function obtainWithSignIn(
  signIn: (context: ServiceContext, session: Session) => Promise<void>,
): Obtain {
  return async (runtime, config, target) => {
    const context = createServiceContext(runtime, resolveServiceSettings(runtime, config, target));
    try {
      return await obtainCredentials(context, target.source);
    } catch (error) {
      if (!SsoError.is(error, 'sign-in-needed')) throw error;
      await signIn(context, sessionOf(target.source));
      return obtainCredentials(context, target.source);
    }
  };
}

function sessionOf(source: CredentialSource): Session {
  return source.kind === 'sso' ? source.session : sessionOf(source.source);
}
