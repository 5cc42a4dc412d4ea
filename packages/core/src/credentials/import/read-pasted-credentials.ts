import { parseTimestamp } from '../../cache/timestamp.ts';
import { type CredentialPart, SsoError } from '../../errors.ts';
import { Secret } from '../../secret.ts';
import type { SessionCredentials } from '../role-credentials.ts';
import { findSectionNames, findValues, type PastedField } from './pasted-fields.ts';

export interface PastedCredentials extends SessionCredentials {
  /** The section that they stood in. */
  readonly profile?: string | undefined;
  /** As the portal's section name tells it: `{accountId}_{roleName}`. */
  readonly roleName?: string | undefined;
}

/** What a pasted text turned out to be. */
export type Paste =
  | { readonly kind: 'credentials'; readonly credentials: PastedCredentials }
  | { readonly kind: 'incomplete'; readonly missing: readonly CredentialPart[] }
  /** Two different values of one part: two accounts, or two roles. */
  | { readonly kind: 'contradictory'; readonly part: CredentialPart | 'profile' | 'accountId' }
  | { readonly kind: 'unrecognized' };

const parts = ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const satisfies readonly CredentialPart[];

/**
 * Reads what the access portal's dialog "Command line or programmatic access" gives: commands for a shell (macOS and Linux,
 * Windows, PowerShell), a section for the credentials file, or the values one by one, with their labels or without; also the JSON
 * of a `credential_process` and of this project. Never throws, and runs nothing.
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/howtogetcredentials.html
 */
export function readPastedCredentials(text: string): Paste {
  const lines = text.replace(/\r\n?/g, '\n');
  const found = (field: PastedField): readonly string[] => findValues(field, lines);
  const missing = parts.filter((part) => found(part).length === 0);
  if (missing.length === parts.length) return { kind: 'unrecognized' };
  const sections = findSectionNames(lines);
  const part = [...parts, 'accountId' as const].find((each) => found(each).length > 1);
  if (part !== undefined) return { kind: 'contradictory', part };
  if (sections.length > 1) return { kind: 'contradictory', part: 'profile' };
  if (missing.length > 0) return { kind: 'incomplete', missing };
  const [accessKeyId = ''] = found('accessKeyId');
  const [secretAccessKey = ''] = found('secretAccessKey');
  const [sessionToken = ''] = found('sessionToken');
  const [profile] = sections;
  const [, accountOfSection, roleName] = /^(\d{12})_([\w+=,.@-]{1,64})$/.exec(profile ?? '') ?? [];
  const [accountId = accountOfSection] = found('accountId');
  return {
    kind: 'credentials',
    credentials: {
      accountId,
      accessKeyId,
      secretAccessKey: new Secret(secretAccessKey),
      sessionToken: new Secret(sessionToken),
      expiration: readExpiration(found('expiration')[0]),
      profile,
      roleName,
    },
  };
}

/** RFC 3339, or the milliseconds of the portal's own API. */
function readExpiration(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d{13}$/.test(text) ? Number(text) : parseTimestamp(text);
}

/**
 * As {@link readPastedCredentials}, for a caller that needs credentials.
 * @param now milliseconds since 1970, to refuse what has run out where the text says so
 * @throws SsoError `paste-unrecognized`, `paste-incomplete`, `paste-contradictory`, `credentials-expired`
 */
export function requirePastedCredentials(text: string, now: number): PastedCredentials {
  const paste = readPastedCredentials(text);
  switch (paste.kind) {
    case 'unrecognized':
      throw new SsoError('paste-unrecognized', {});
    case 'incomplete':
      throw new SsoError('paste-incomplete', { missing: paste.missing });
    case 'contradictory':
      throw new SsoError('paste-contradictory', { part: paste.part });
    case 'credentials': {
      const { expiration } = paste.credentials;
      if (expiration !== undefined && expiration <= now)
        throw new SsoError('credentials-expired', { expiration });
      return paste.credentials;
    }
  }
}
