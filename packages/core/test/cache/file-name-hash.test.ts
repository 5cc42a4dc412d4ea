import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { fileNameHash } from '../../src/cache/file-name-hash.ts';

describe('fileNameHash', () => {
  it.each([
    ['my-sso', '0ad374308c5a4e22f723adf10145eafad7c4031c'],
    ['https://d-1234567890.awsapps.com/start', '7487b5b67d5fa1132cf33fa93ae51ef38cc37752'],
    ['café', 'f424452a9673918c6f09b0cdd35b20be8e6ae7d7'],
  ])('gives %j the name that AWS CLI gives it', (text, name) => {
    expect(fileNameHash(text)).toBe(name);
  });

  it('is SHA-1 of any text, whatever its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(fileNameHash(text)).toBe(createHash('sha1').update(text, 'utf8').digest('hex'));
      }),
    );
  });
});
