import '@sso/testkit';
import fc from 'fast-check';
import { exportFormats, formatCredentials } from '../../../src/credentials/formats/format-credentials.ts';
import {
  type Paste,
  type PastedCredentials,
  readPastedCredentials,
  requirePastedCredentials,
} from '../../../src/credentials/import/read-pasted-credentials.ts';
import { Secret } from '../../../src/secret.ts';
import { accessKeyId, allKeys, otherKeys, portalPastes, secretAccessKey, sessionToken } from './pastes.ts';

const now = Date.UTC(2030, 0, 2);

function keysOf(paste: Paste): unknown {
  if (paste.kind !== 'credentials') return paste;
  const { credentials } = paste;
  return {
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey.reveal(),
    sessionToken: credentials.sessionToken.reveal(),
  };
}

function credentialsOf(text: string): PastedCredentials {
  const paste = readPastedCredentials(text);
  if (paste.kind !== 'credentials') throw new Error(`read as ${paste.kind}`);
  return paste.credentials;
}

describe.each(Object.entries(portalPastes))('%s', (_, text) => {
  it.each([
    ['as it is', (each: string) => each],
    ['with CRLF', (each: string) => each.replaceAll('\n', '\r\n')],
    ['with a lone CR, as a terminal passes it on', (each: string) => each.replaceAll('\n', '\r')],
    ['indented and with empty lines', (each: string) => `\n\n  ${each.replaceAll('\n', '\n  ')}\n\n`],
    ['twice', (each: string) => `${each}\n${each}\n`],
  ])('%s', (_name, change) => {
    expect(keysOf(readPastedCredentials(change(text)))).toEqual(allKeys);
  });
});

describe('other forms', () => {
  const credentials = {
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: new Secret(sessionToken),
    accountId: '123456789011',
    expiration: now + 3_600_000,
  };

  it.each(exportFormats)('what `sso export --format %s` prints', (format) => {
    const text = formatCredentials(format, credentials, { profile: 'dev' });
    expect(keysOf(readPastedCredentials(text))).toEqual(allKeys);
  });

  it.each(['json', 'process'] as const)('%s also tells account and expiration', (format) => {
    const text = formatCredentials(format, credentials, {});
    expect(credentialsOf(text)).toMatchObject({ accountId: '123456789011', expiration: now + 3_600_000 });
  });

  it("the portal API's own answer, in milliseconds and on one line", () => {
    const text = JSON.stringify({ roleCredentials: { ...allKeys, expiration: now + 3_600_000 } });
    expect(keysOf(readPastedCredentials(text))).toEqual(allKeys);
    expect(credentialsOf(text).expiration).toBe(now + 3_600_000);
  });

  it('quotes that a chat made round', () => {
    const text = portalPastes['option 1, macOS and Linux'].replace(/"(.*?)"/g, '“$1”');
    expect(keysOf(readPastedCredentials(text))).toEqual(allKeys);
  });

  it('several assignments on a line', () => {
    const text = portalPastes['option 1, macOS and Linux'].replaceAll('\n', ' && ');
    expect(keysOf(readPastedCredentials(text))).toEqual(allKeys);
  });
});

describe('the name of the section', () => {
  it('tells profile, account and role', () => {
    expect(credentialsOf(portalPastes['option 2'])).toMatchObject({
      profile: '123456789011_ReadOnly',
      accountId: '123456789011',
      roleName: 'ReadOnly',
    });
  });

  it('is only a profile where it is another one', () => {
    const { profile, accountId, roleName } = credentialsOf(
      portalPastes['option 2'].replace('123456789011_ReadOnly', 'mine'),
    );
    expect({ profile, accountId, roleName }).toEqual({ profile: 'mine' });
  });
});

describe('what does not fit', () => {
  const option1 = portalPastes['option 1, macOS and Linux'];
  const lines = option1.split('\n');

  it.each<[string, string, Paste]>([
    ['nothing', '', { kind: 'unrecognized' }],
    ['another text', 'npm install\n{"name": "x"}\n', { kind: 'unrecognized' }],
    ['a line missing', lines.slice(0, 2).join('\n'), { kind: 'incomplete', missing: ['sessionToken'] }],
    ['only the token', lines[2] ?? '', { kind: 'incomplete', missing: ['accessKeyId', 'secretAccessKey'] }],
    ['a cut-off end', option1.slice(0, -10), { kind: 'incomplete', missing: ['sessionToken'] }],
    [
      'a value broken by a line end',
      option1.replace(sessionToken, `${sessionToken.slice(0, 300)}\n${sessionToken.slice(300)}`),
      { kind: 'incomplete', missing: ['sessionToken'] },
    ],
    [
      'a command in a value',
      option1.replace(secretAccessKey, `$(id)${secretAccessKey}`),
      { kind: 'incomplete', missing: ['secretAccessKey'] },
    ],
    [
      'a hidden value',
      option1.replace(secretAccessKey, '*'.repeat(40)),
      { kind: 'incomplete', missing: ['secretAccessKey'] },
    ],
    [
      'long-term keys',
      `aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secretAccessKey}`,
      { kind: 'incomplete', missing: ['sessionToken'] },
    ],
    [
      'labels without values',
      'AWS access key ID\nAWS secret access key\nAWS session token\n',
      { kind: 'unrecognized' },
    ],
    [
      'an empty value above the next key',
      `aws_access_key_id = ${accessKeyId}\naws_secret_access_key =\naws_session_token = ${sessionToken.slice(0, 64)}\n`,
      { kind: 'incomplete', missing: ['secretAccessKey'] },
    ],
  ])('%s', (_, text, expected) => {
    expect(readPastedCredentials(text)).toEqual(expected);
  });

  it.each(Object.entries(portalPastes))('two accounts: %s', (_, text) => {
    const other = otherKeys();
    const second = text
      .replace(accessKeyId, other.accessKeyId)
      .replace(secretAccessKey, other.secretAccessKey)
      .replace(sessionToken, other.sessionToken);
    expect(readPastedCredentials(`${text}\n\n${second}`)).toEqual({
      kind: 'contradictory',
      part: 'accessKeyId',
    });
  });

  it('the same keys under two names', () => {
    const text = portalPastes['option 2'];
    const second = text.replace('ReadOnly', 'Admin');
    expect(readPastedCredentials(`${text}\n${second}`)).toEqual({ kind: 'contradictory', part: 'profile' });
  });
});

describe('requirePastedCredentials', () => {
  it.each([
    ['', 'paste-unrecognized', {}],
    [accessKeyId, 'paste-incomplete', { missing: ['secretAccessKey', 'sessionToken'] }],
    [`${accessKeyId}\n${otherKeys().accessKeyId}`, 'paste-contradictory', { part: 'accessKeyId' }],
  ] as const)('refuses %j', (text, code, data) => {
    expect(() => requirePastedCredentials(text, now)).toThrowSsoError(code, data);
  });

  it.each([
    ['2030-01-01T23:59:59Z', 'credentials-expired'],
    ['2030-01-02T00:00:01Z', undefined],
  ] as const)('looks at an expiration of %s', (expiration, code) => {
    const text = JSON.stringify({ ...allKeys, expiration });
    const read = () => requirePastedCredentials(text, now);
    if (code === undefined) expect(read().expiration).toBe(now + 1000);
    else expect(read).toThrowSsoError(code, { expiration: now - 1000 });
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(...Object.values(portalPastes).flatMap((text) => text.split(/(?<=[\n=" ])/))),
    fc.constantFrom('"', "'", '\n', '{', '[', ']', '=', ':', ' '.repeat(500), '\u0000', 'aws_session_token'),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('is read as one of the four, and credentials are always whole', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const paste = readPastedCredentials(pasted);
        expect(['credentials', 'incomplete', 'contradictory', 'unrecognized']).toContain(paste.kind);
        if (paste.kind !== 'credentials') return;
        const { accessKeyId: id, secretAccessKey: secret, sessionToken: token } = paste.credentials;
        expect(id).toMatch(/^[A-Z0-9]{16,}$/);
        expect(secret.reveal()).toMatch(/^[A-Za-z0-9+/=]{40,}$/);
        expect(token.reveal()).toMatch(/^[\w+/=-]{40,}$/);
        expect(JSON.stringify(paste)).not.toContain(secret.reveal());
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['names', 'aws_session_token = '.repeat(50_000)],
    ['white space', `aws_session_token${' '.repeat(1_000_000)}`],
    ['one long value', `aws_session_token=${'A'.repeat(1_000_000)}$`],
    ['brackets', '['.repeat(200_000)],
    ['lines', `${'A'.repeat(41)} x\n`.repeat(20_000)],
  ])('is read in time that grows with its length: %s', (_, pasted) => {
    expect(readPastedCredentials(pasted).kind).not.toBe('credentials');
  });
});
