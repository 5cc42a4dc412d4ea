import { inspect } from 'node:util';
import { matchers } from '@sso/testkit';
import { SsoError } from '../../src/errors.ts';
import { Secret } from '../../src/secret.ts';
import { inspectSeed, packSeed, seedSizeLimit, unpackSeed } from '../../src/seed/envelope.ts';
import type { Seed, SeedBinding } from '../../src/seed/seed.ts';
import { parseSeedKey } from '../../src/seed/seed-key.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { sampleBinding, sampleSecrets, sampleSeed } from './samples.ts';

expect.extend(matchers);

const here = { repository: 'my-company/shop', environment: 'production' };

function pack(seed: Seed = sampleSeed, binding: SeedBinding = sampleBinding, key?: Secret) {
  return packSeed(testRuntime().runtime, seed, binding, { key });
}

/** Secrets compare by what they reveal. */
function revealed(seed: Seed) {
  const { accessToken, refreshToken, registration } = seed;
  return {
    ...seed,
    accessToken: accessToken.reveal(),
    refreshToken: refreshToken.reveal(),
    registration: { ...registration, clientSecret: registration.clientSecret.reveal() },
  };
}

/** Replaces one of the five parts between the dots. */
function withPart(envelope: string, index: number, change: (part: string) => string): string {
  return envelope
    .split('.')
    .map((part, at) => (at === index ? change(part) : part))
    .join('.');
}

function withHeader(envelope: string, change: (header: Record<string, unknown>) => unknown): string {
  return withPart(envelope, 2, (part) =>
    Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(part, 'base64url').toString())))).toString(
      'base64url',
    ),
  );
}

describe('an envelope', () => {
  it('gives back what was packed', () => {
    const { envelope, key, header } = pack();
    const opened = unpackSeed(envelope, key, here);
    expect(revealed(opened.seed)).toEqual(revealed(sampleSeed));
    expect(opened.header).toEqual(header);
    expect(header).toMatchObject(sampleBinding);
  });

  it('has the form that is written down, byte by byte', () => {
    const { envelope, key } = pack();
    const [name, version, header, nonce, content, ...more] = envelope.split('.');
    expect([name, version, more]).toEqual(['sso-seed', 'v1', []]);
    expect(Buffer.from(header ?? '', 'base64url').toString()).toBe(
      '{"repository":"my-company/shop","environment":"production","targets":["111111111111/Deploy","012345678901/*"],' +
        '"startUrlHost":"d-1234567890.awsapps.com","region":"eu-central-1","issuedAt":"2030-01-02T03:04:05Z",' +
        '"expiresAt":"2030-01-02T04:04:05Z","registrationExpiresAt":"2030-04-02T03:04:05Z",' +
        `"keyId":"${inspectSeed(envelope).keyId}"}`,
    );
    const plain = {
      startUrl: sampleSeed.startUrl,
      scopes: sampleSeed.scopes,
      accessToken: 'access-token-of-the-seed',
      refreshToken: 'refresh-token-of-the-seed',
      clientId: 'client-of-the-seed',
      clientSecret: 'client-secret-of-the-seed',
    };
    expect(Buffer.from(nonce ?? '', 'base64url')).toHaveLength(12);
    expect(Buffer.from(content ?? '', 'base64url')).toHaveLength(JSON.stringify(plain).length + 16);
    expect(key.reveal()).toMatch(/^sso-seed-key\.v1\.[\w-]{43}$/);
  });

  it('shows no secret without its key, and none when it is printed', () => {
    const packed = pack();
    const shown = [
      packed.envelope,
      ...packed.envelope.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1')),
      inspect(packed, { depth: 9 }),
      JSON.stringify(inspectSeed(packed.envelope)),
      inspect(unpackSeed(packed.envelope, packed.key), { depth: 9 }),
    ].join('\n');
    for (const secret of [...sampleSecrets, packed.key.reveal()]) expect(shown).not.toContain(secret);
  });

  it('keeps a key that is given, with a new nonce', () => {
    const first = pack();
    const second = pack({ ...sampleSeed, refreshToken: new Secret('next') }, sampleBinding, first.key);
    expect(second.key.reveal()).toBe(first.key.reveal());
    expect(second.envelope.split('.')[3]).not.toBe(first.envelope.split('.')[3]);
    expect(unpackSeed(second.envelope, first.key, here).seed.refreshToken.reveal()).toBe('next');
  });

  it('is taken with the line end that a file or a paste adds', () => {
    const { envelope, key } = pack();
    expect(unpackSeed(`${envelope}\r\n`, new Secret(`  ${key.reveal()}\n`), here).header.region).toBe(
      'eu-central-1',
    );
  });

  it('stays below what GitHub takes as a secret', () => {
    const targets = Array.from({ length: 900 }, (_, index) => ({
      accountId: String(index).padStart(12, '0'),
      roleName: 'AdministratorAccess',
    }));
    expect(pack(sampleSeed, { ...sampleBinding, targets }).envelope.length).toBeLessThanOrEqual(
      seedSizeLimit,
    );
    const twice = [...targets, ...targets];
    expect(() => pack(sampleSeed, { ...sampleBinding, targets: twice })).toThrowSsoError('seed-too-large', {
      limit: 49_152,
    });
  });
});

describe('where a seed may be used', () => {
  const anyEnvironment: SeedBinding = { repository: 'my-company/shop', targets: sampleBinding.targets };

  it('only in its repository', () => {
    const { envelope, key } = pack();
    expect(() => unpackSeed(envelope, key, { ...here, repository: 'my-company/shop2' })).toThrowSsoError(
      'seed-wrong-repository',
      { repository: 'my-company/shop', expected: 'my-company/shop2' },
    );
  });

  it('only in its environment', () => {
    const { envelope, key } = pack();
    const { repository } = here;
    expect(() => unpackSeed(envelope, key, { repository, environment: 'test' })).toThrowSsoError(
      'seed-wrong-environment',
      { environment: 'production', expected: 'test' },
    );
    expect(() => unpackSeed(envelope, key, { repository })).toThrowSsoError('seed-wrong-environment');
  });

  it('in every environment where it names none', () => {
    const { envelope, key } = pack(sampleSeed, anyEnvironment);
    expect(unpackSeed(envelope, key, here).header.environment).toBeUndefined();
    expect(unpackSeed(envelope, key, { repository: here.repository }).header.environment).toBeUndefined();
  });

  it('without regard to case, as GitHub knows the names', () => {
    const { envelope, key } = pack();
    const shouted = { repository: 'My-Company/SHOP', environment: 'Production' };
    expect(unpackSeed(envelope, key, shouted).header.repository).toBe('my-company/shop');
  });

  it('nowhere, where it is only to be ended', () => {
    const { envelope, key } = pack();
    expect(unpackSeed(envelope, key).seed.startUrl).toBe(sampleSeed.startUrl);
  });
});

describe('a bad envelope', () => {
  const { envelope, key } = pack();

  it.each([
    ['nothing', '', 'empty'],
    ['space only', ' \n', 'empty'],
    ['the key', key.reveal(), 'is-key'],
    ['another secret', 'ghp_0123456789', 'not-a-seed'],
    ['its start only', 'sso-seed.v1.', 'incomplete'],
    ['half of it', envelope.slice(0, envelope.length / 2), 'incomplete'],
    ['one that is too long', `${envelope}${'A'.repeat(seedSizeLimit)}`, 'incomplete'],
    ['more behind it', `${envelope}.AAAA`, 'incomplete'],
    ['a header that is no JSON', withPart(envelope, 2, () => 'AAAA'), 'header'],
    [
      'a header that is no UTF-8',
      withPart(envelope, 2, () => Buffer.from([0xff]).toString('base64url')),
      'header',
    ],
    ['a header that is no object', withHeader(envelope, () => ['x']), 'header'],
    ['a binding to nothing', withHeader(envelope, (header) => ({ ...header, targets: [] })), 'header'],
    ['a target that is none', withHeader(envelope, (header) => ({ ...header, targets: [7] })), 'header'],
    ['a time that is none', withHeader(envelope, (header) => ({ ...header, expiresAt: 7 })), 'header'],
  ])('%s is no seed', (_, text, problem) => {
    expect(() => unpackSeed(text, key, here)).toThrowSsoError('seed-malformed', { problem });
    expect(() => inspectSeed(text)).toThrowSsoError('seed-malformed', { problem });
  });

  it('of a later version is not read', () => {
    const later = envelope.replace('.v1.', '.v2.');
    expect(() => unpackSeed(later, key, here)).toThrowSsoError('seed-version', { version: '2' });
    expect(() => inspectSeed('sso-seed.v12')).toThrowSsoError('seed-version', { version: '12' });
  });

  it.each([
    ['repository', 'evil/shop'],
    ['environment', null],
    ['targets', ['111111111111/*']],
    ['startUrlHost', 'evil.awsapps.com'],
    ['region', 'us-east-1'],
    ['expiresAt', '2031-01-02T03:04:05Z'],
    ['registrationExpiresAt', '2031-01-02T03:04:05Z'],
  ])('with another %s in its header is not opened', (member, value) => {
    const changed = withHeader(envelope, (header) => ({ ...header, [member]: value }));
    expect(inspectSeed(changed)).not.toEqual(inspectSeed(envelope));
    expect(() => unpackSeed(changed, key)).toThrowSsoError('seed-malformed', { problem: 'altered' });
  });

  it.each([3, 4])('with a changed part %i is not opened', (index) => {
    const changed = withPart(envelope, index, (part) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1));
    expect(() => unpackSeed(changed, key, here)).toThrowSsoError('seed-malformed', { problem: 'altered' });
  });

  it('is not opened by another key', () => {
    const other = pack().key;
    expect(() => unpackSeed(envelope, other, here)).toThrowSsoError('seed-key-wrong', {
      expected: inspectSeed(envelope).keyId,
    });
  });

  it('tells where it belongs only to whoever has the key', () => {
    const elsewhere = { repository: 'other/place' };
    expect(() => unpackSeed(envelope, pack().key, elsewhere)).toThrowSsoError('seed-key-wrong');
  });

  it('brings no secret into its error', () => {
    const changed = withPart(envelope, 4, (part) => `${part.slice(0, -1)}A`);
    const thrown: unknown[] = [];
    for (const text of [changed, envelope.slice(0, -9), '', key.reveal()]) {
      try {
        unpackSeed(text, key, { repository: 'other/place' });
      } catch (error) {
        thrown.push(error);
      }
    }
    expect(thrown).toHaveLength(4);
    const shown = inspect(thrown, { depth: 9 });
    for (const secret of [...sampleSecrets, key.reveal()]) expect(shown).not.toContain(secret);
  });
});

describe('a binding', () => {
  it.each<[string, Partial<SeedBinding>]>([
    ['repository', { repository: 'shop' }],
    ['repository', { repository: 'my-company/..' }],
    ['repository', { repository: 'my-company/shop/x' }],
    ['environment', { environment: ' ' }],
    ['environment', { environment: '..' }],
    ['environment', { environment: 'a\nb' }],
    ['target', { targets: [] }],
    ['target', { targets: [{ accountId: '1', roleName: 'Deploy' }] }],
    ['target', { targets: [{ accountId: '111111111111', roleName: '' }] }],
    ['target', { targets: [{ accountId: '*', roleName: 'Deploy' }] }],
  ])('that could never fit by its %s is refused', (part, change) => {
    expect(() => pack(sampleSeed, { ...sampleBinding, ...change })).toThrowSsoError('seed-binding-invalid', {
      part,
    });
  });
});

describe('a key', () => {
  it.each([
    ['', 'empty'],
    ['sso-seed.v1.AAAA', 'is-seed'],
    ['sso-seed-key.v1.AAAA', 'not-a-key'],
    ['hunter2', 'not-a-key'],
  ])('%j is none', (text, problem) => {
    expect(() => parseSeedKey(text)).toThrowSsoError('seed-key-malformed', { problem });
    expect(() => unpackSeed(pack().envelope, new Secret(text))).toThrow(SsoError);
  });
});
