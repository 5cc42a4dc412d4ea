import { readKeptAssumedRole } from '../cache/assumed-role-cache.ts';
import { lastsLongEnough } from '../cache/cache-file.ts';
import { readKeptRoleCredentials } from '../cache/role-credential-cache.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { PacedCalls } from '../pacing/paced-calls.ts';
import { sessionKey } from '../session/select-session.ts';
import type { Session } from '../session/session.ts';
import { requireValidToken } from '../session/valid-token.ts';
import { type CredentialSource, sourceTarget } from './credential-source.ts';
import { type ObtainCredentialsOptions, obtainCredentials } from './obtain-credentials.ts';
import type { RoleCredentials } from './role-credentials.ts';

/** The credentials of many sources, as fast as Identity Center gives them: one pace for all that is not in the cache. */
export class PacedCredentials {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    const { runtime, signal, maxAttempts } = context;
    this.#context = { ...context, pace: new PacedCalls(runtime, { signal, maxAttempts }) };
  }

  /**
   * Finds out, before anything is begun, where a person has to sign in first. Sessions of which all that is wanted is in the cache
   * need no sign-in.
   * @throws SsoError `sign-in-needed`, and those of the network
   */
  async requireSignIns(sources: readonly CredentialSource[]): Promise<void> {
    const sessions = new Map<string, Session>();
    for (const source of sources) {
      const { session } = sourceTarget(source);
      if (!sessions.has(sessionKey(session)) && !this.#isKept(source))
        sessions.set(sessionKey(session), session);
    }
    for (const session of sessions.values()) await requireValidToken(this.#context, session);
  }

  /** As `obtainCredentials`, in its turn. @throws SsoError the same */
  obtain(
    source: CredentialSource,
    options: Pick<ObtainCredentialsOptions, 'mfaCode'> = {},
  ): Promise<RoleCredentials> {
    return obtainCredentials(this.#context, source, options);
  }

  #isKept(source: CredentialSource): boolean {
    const { runtime } = this.#context;
    const kept =
      source.kind === 'sso'
        ? readKeptRoleCredentials(runtime, source.session, source.target)
        : readKeptAssumedRole(runtime, source.role);
    return kept !== undefined && lastsLongEnough(runtime, kept);
  }
}
