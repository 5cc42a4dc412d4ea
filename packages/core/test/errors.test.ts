import { SsoError } from '../src/errors.ts';

describe('SsoError', () => {
  /** As a second copy of the package in the same program has it. */
  class Copy extends Error {
    override readonly name = 'SsoError';
    readonly code = 'no-roles';
    readonly data = { accountId: '111111111111' };
  }

  it('is known by its shape, whichever copy of the class made it', () => {
    const copy: unknown = new Copy();
    expect(copy instanceof SsoError).toBe(true);
    expect(SsoError.is(copy, 'no-roles')).toBe(true);
    expect(SsoError.is(copy, 'no-access')).toBe(false);
  });

  it.each([
    ['an error of the system', Object.assign(new Error('gone'), { code: 'ENOENT' })],
    ['something that is no error', { name: 'SsoError', code: 'no-roles', data: {} }],
    ['nothing', undefined],
  ])('is not %s', (_, value: unknown) => {
    expect(value instanceof SsoError).toBe(false);
  });
});
