import type { RoleTarget } from '@sso/core';
import { ActionError } from './action-error.ts';

/** A role, and the profile that is to have its credentials. */
export interface ProfileTarget extends RoleTarget {
  readonly profile: string;
}

/** IAM's rules for accounts and role names. A profile's name may hold what needs no quoting in any file or shell. */
const form = /^(\d{12})\/([\w+=,.@-]{1,64})\s+as\s+([\w+=,.@-]{1,128})$/;

/**
 * Reads the `targets` input: `ACCOUNT/ROLE as PROFILE`, one a line. Blank lines, lines that begin with `#`, and a `- ` before the
 * account (as in a YAML list) do not count.
 * @throws ActionError `target-invalid`, `profile-repeated`
 */
export function parseTargets(text: string): readonly ProfileTarget[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^-\s+/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'));
  const targets = lines.map(parseTarget);
  requireDistinct(targets);
  return targets;
}

function parseTarget(line: string): ProfileTarget {
  const [matched, accountId, roleName, profile] = form.exec(line) ?? [];
  if (matched === undefined || !accountId || !roleName || !profile) {
    throw new ActionError('target-invalid', { line });
  }
  return { accountId, roleName, profile };
}

/** @throws ActionError `profile-repeated` */
export function requireDistinct(targets: readonly { readonly profile?: string | undefined }[]): void {
  const seen = new Set<string>();
  for (const { profile } of targets) {
    if (profile === undefined) continue;
    if (seen.has(profile)) throw new ActionError('profile-repeated', { profile });
    seen.add(profile);
  }
}
