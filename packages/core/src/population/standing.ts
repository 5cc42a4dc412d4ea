import { sessionKey } from '../session/select-session.ts';
import type { ProfileIdentity } from './present-profiles.ts';
import type { PopulationSource } from './targets.ts';

/**
 * What the directories say of a profile's access. `foreign`: of a session that is not in this run; `unknown`: its account could not be listed;
 * `gone`: a complete list lacks it.
 */
export type Standing = 'foreign' | 'unknown' | 'gone' | 'there';

export interface Standings {
  of(identity: ProfileIdentity): Standing;
  /** The key of the session in this run that a profile belongs to, whatever its form. */
  sessionOf(identity: ProfileIdentity): string | undefined;
}

export function standings(sources: readonly PopulationSource[]): Standings {
  const owners = sources.map(({ session, directory }) => {
    const roles = new Map(directory.accounts.map((account) => [account.accountId, new Set(account.roles)]));
    const unlisted = new Set(directory.failures.map(({ accountId }) => accountId));
    return { session, unlisted, roles };
  });
  const ownersOf = ({ session: wanted }: ProfileIdentity) =>
    owners.filter(({ session }) => sessionKey(session) === wanted || session.startUrl === wanted);
  return {
    of(identity) {
      const { accountId, roleName } = identity;
      const found = ownersOf(identity);
      if (found.length === 0) return 'foreign';
      if (found.some(({ unlisted }) => unlisted.has(accountId))) return 'unknown';
      return found.some(({ roles }) => roles.get(accountId)?.has(roleName)) ? 'there' : 'gone';
    },
    sessionOf(identity) {
      const [first] = ownersOf(identity);
      return first && sessionKey(first.session);
    },
  };
}
