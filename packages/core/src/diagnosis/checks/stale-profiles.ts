import type { Directory } from '../../directory/directory.ts';
import { readDirectory } from '../../directory/directory-file.ts';
import { markKey } from '../../population/mark.ts';
import { sessionKey } from '../../session/select-session.ts';
import type { Session } from '../../session/session.ts';
import type { Check, CheckContext } from '../check.ts';
import type { Found } from '../finding.ts';
import { sectionPlaces } from '../section-places.ts';
import { usableProfiles } from '../usable-profiles.ts';

/** Profiles whose account or role the access portal did not list when it was last asked. It is not asked here. */
export const staleProfiles: Check = {
  id: 'stale-profiles',
  run: async (context) => {
    const places = sectionPlaces(context.config);
    const directoryOf = directories(context);
    const { profiles } = context.config.aws;
    return usableProfiles(context.config.aws).flatMap(
      ({ name, session, accountId, roleName }): readonly Found[] => {
        const directory = directoryOf(session);
        const missing = directory && missingFrom(directory, accountId, roleName);
        if (directory === undefined || missing === undefined) return [];
        const populated = profiles.get(name)?.values.has(markKey) ?? false;
        const target = { profile: name, session: sessionKey(session), accountId, roleName };
        const data = { ...target, missing, populated, asOf: directory.fetchedAt };
        const place = { subject: name, ...places('profile', name) };
        return [{ ...place, code: 'profile-stale', severity: 'warning', data }];
      },
    );
  },
};

function directories({ runtime }: CheckContext): (session: Session) => Directory | undefined {
  const read = new Map<string, Directory | undefined>();
  return (session) => {
    const key = JSON.stringify([sessionKey(session), session.startUrl]);
    if (!read.has(key)) read.set(key, readDirectory(runtime, session));
    return read.get(key);
  };
}

/** Of an account that could not be listed nothing is known. */
function missingFrom(
  { accounts, failures }: Directory,
  accountId: string,
  roleName: string,
): 'account' | 'role' | undefined {
  if (failures.some((failure) => failure.accountId === accountId)) return undefined;
  const account = accounts.find((candidate) => candidate.accountId === accountId);
  if (account === undefined) return 'account';
  return account.roles.includes(roleName) ? undefined : 'role';
}
