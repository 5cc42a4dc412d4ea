import type { SsoProfile } from '../../config/profile.ts';
import type { Check } from '../check.ts';
import type { Found } from '../finding.ts';
import { sectionPlaces } from '../section-places.ts';
import { usableProfiles } from '../usable-profiles.ts';

/** Profiles of one account, role and region of work. */
export const duplicateProfiles: Check = {
  id: 'duplicate-profiles',
  run: async ({ config }) => {
    const places = sectionPlaces(config);
    const groups = Map.groupBy(usableProfiles(config.aws), identity);
    return [...groups.values()].flatMap((alike): readonly Found[] => {
      const [first, second] = alike;
      if (first === undefined || second === undefined) return [];
      const { accountId, roleName, region } = first;
      const data = { profiles: alike.map(({ name }) => name), accountId, roleName, region };
      const place = places('profile', second.name);
      return [{ code: 'profiles-alike', severity: 'info', subject: second.name, ...place, data }];
    });
  },
};

function identity({ session, accountId, roleName, region }: SsoProfile): string {
  return JSON.stringify([session.startUrl, accountId, roleName, region]);
}
