import fc from 'fast-check';
import { type ExportFormat, formatCredentials } from '../../../src/credentials/formats/format-credentials.ts';
import type { RoleCredentials } from '../../../src/credentials/role-credentials.ts';
import { SsoError } from '../../../src/errors.ts';
import { Secret } from '../../../src/secret.ts';

export const accountId = '111111111111';
export const roleName = 'Admin';

/** Credentials like the service's, with another secret key where a test is about values. */
export function sampleCredentials(
  secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
): RoleCredentials {
  return {
    accountId,
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: new Secret('IQoJb3JpZ2luX2VjEXAMPLE/+=='),
    expiration: Date.UTC(2030, 0, 2, 3, 4, 5, 678),
  };
}

export const credentialNames = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
] as const;

export const regionNames = ['AWS_REGION', 'AWS_DEFAULT_REGION'] as const;

const special = fc.constantFrom(
  ...[
    '\n',
    '\r',
    '\t',
    ' ',
    "'",
    '"',
    '\\',
    '`',
    '$',
    '$(',
    '${',
    '!',
    '^',
    '%',
    '%PATH%',
    '&',
    '|',
    ';',
    '#',
    '*',
    '~',
  ],
  ...[
    '[',
    ']',
    '{',
    '(',
    ')',
    '<',
    '>',
    '=',
    '@',
    "''",
    "\\'",
    '\x01',
    '\x1b',
    '\x7f',
    '\x85',
    '\u00a0',
    '\u2028',
  ],
  // What PowerShell takes for quotes, and what fish uses inside itself.
  ...[
    '‘',
    '’',
    '‚',
    '‛',
    '“',
    '”',
    '\ue000',
    '\uf600',
    '\uf6ff',
    '\uf8ff',
    '\ufdd0',
    '\ufdef',
    '\uffff',
    '😀',
    '\u{10ffff}',
  ],
);

/** Any text but NUL and half surrogate pairs, with many of the characters that some shell finds special. */
export const anyText = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: special },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((unit) => unit !== '\0'),
    },
  ),
  maxLength: 30,
});

/** A whole batch for one run of a real program. */
export const batch = fc.array(anyText, { minLength: 150, maxLength: 150 });

/** One run of a real program is a batch of cases, and a failing batch is not shrunk: it names the value that failed. */
export const oneBatch = { numRuns: 1, endOnFailure: true } as const;

/** Printable ASCII without `!`, which the most formats take. */
export const plainText = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })
  .map((text) => text.replaceAll('!', '?'));

export interface TakenValue {
  readonly value: string;
  /** The whole text of the format, with the value as the secret access key. */
  readonly text: string;
}

/** The values that a format does not refuse. */
export function formatTaken(format: ExportFormat, values: readonly string[]): readonly TakenValue[] {
  return values.flatMap((value) => {
    try {
      return [{ value, text: formatCredentials(format, sampleCredentials(value), { roleName }) }];
    } catch (error) {
      if (SsoError.is(error, 'value-unquotable')) return [];
      throw error;
    }
  });
}
