import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import { sealForGithub } from '../../src/github/sealed-box.ts';
import { testRuntime } from '../support/test-runtime.ts';

beforeAll(() => sodium.ready);

describe('a sealed box', () => {
  const seal = (publicKey: Uint8Array, text: string): string | undefined =>
    sealForGithub(testRuntime().runtime, publicKey, text);

  it('is opened by libsodium with the private key', () => {
    const { publicKey, privateKey } = sodium.crypto_box_keypair();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const box = Buffer.from(seal(publicKey, text) ?? '', 'base64');
        const opened = sodium.crypto_box_seal_open(new Uint8Array(box), publicKey, privateKey);
        expect(Buffer.from(opened).toString()).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('is another one each time, and 48 bytes longer than its text', () => {
    const { publicKey } = sodium.crypto_box_keypair();
    const boxes = [seal(publicKey, 'secret'), seal(publicKey, 'secret')];
    expect(boxes[0]).not.toBe(boxes[1]);
    expect(Buffer.from(boxes[0] ?? '', 'base64')).toHaveLength(48 + 'secret'.length);
  });

  it('is not made for a key that is none, or that anybody could open', () => {
    expect(seal(new Uint8Array(31), 'secret')).toBeUndefined();
    expect(seal(new Uint8Array(32), 'secret')).toBeUndefined();
  });
});
