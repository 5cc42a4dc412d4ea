import { SsoError } from '@sso/core';
import { labelOf, type SwitchEntry } from './entry.ts';
import type { SwitchFlags } from './request.ts';

/**
 * The region to set in the shell, where one is asked for.
 * @throws SsoError `profile-incomplete` where the profile is to say it and does not
 */
export function regionOf(entry: SwitchEntry, flags: SwitchFlags): string | undefined {
  if (flags.region !== undefined) return flags.region;
  // With keys no program looks into the profile any more.
  const wanted = flags['with-region'];
  if (!wanted && !flags.keys) return undefined;
  if (wanted && entry.region === undefined)
    throw new SsoError('profile-incomplete', { profile: labelOf(entry), missing: ['region'] });
  return entry.region;
}
