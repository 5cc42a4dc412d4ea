import fc from 'fast-check';
import { SsoError } from '../../src/errors.ts';
import { Secret } from '../../src/secret.ts';
import { inspectSeed, packSeed, unpackSeed } from '../../src/seed/envelope.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { sampleBinding, sampleSeed } from './samples.ts';

const { envelope, key } = packSeed(testRuntime().runtime, sampleSeed, sampleBinding);

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return error instanceof SsoError ? error.code : `another error: ${error}`;
  }
}

/** Text of any kind, and text that goes on like an envelope. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 200 }).map((rest) => `sso-seed.v1.${rest}`),
  fc
    .tuple(fc.json(), fc.uint8Array({ minLength: 12, maxLength: 12 }), fc.uint8Array({ minLength: 16 }))
    .map(([header, nonce, content]) =>
      [
        'sso-seed.v1',
        ...[Buffer.from(header), nonce, content].map((bytes) => Buffer.from(bytes).toString('base64url')),
      ].join('.'),
    ),
);

/** An envelope in which some characters are others. */
const damaged = fc
  .array(fc.tuple(fc.nat(envelope.length - 1), fc.constantFrom(...'Aa0_-. \n{')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((changes) =>
    changes.reduce((text, [at, character]) => text.slice(0, at) + character + text.slice(at + 1), envelope),
  )
  .filter((text) => text.trim() !== envelope);

describe('any text in the place of a seed', () => {
  it('is refused with an error of ours, and nothing else', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(codeOf(() => unpackSeed(text, key))).toMatch(/^seed-(malformed|version|key-wrong)$/);
        expect(codeOf(() => inspectSeed(text))).toMatch(/^(seed-(malformed|version)|nothing)$/);
      }),
    );
  });

  it('is refused where it is a seed that was changed', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        expect(codeOf(() => unpackSeed(text, key))).toMatch(/^seed-(malformed|version|key-wrong)$/);
      }),
    );
  });

  it('is refused with any text as its key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(codeOf(() => unpackSeed(envelope, new Secret(text)))).toBe('seed-key-malformed');
      }),
    );
  });
});
