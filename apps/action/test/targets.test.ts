import { parseTargets } from '../src/targets.ts';

const admin = { accountId: '111111111111', roleName: 'Admin', profile: 'prod' };

describe('targets', () => {
  it.each([
    ['one', '111111111111/Admin as prod'],
    ['one of a YAML list', '- 111111111111/Admin as prod\n'],
    ['blank lines, comments and CRLF', '\r\n# production\r\n  111111111111/Admin   as\tprod  \r\n'],
  ])('may have %s', (_, text) => {
    expect(parseTargets(text)).toEqual([admin]);
  });

  it('may be none', () => {
    expect(parseTargets(' \n# nothing\n')).toEqual([]);
  });

  it.each([
    '111111111111/Admin',
    '1111/Admin as prod',
    '111111111111/Admin as',
    '111111111111/Admin as two words',
    '111111111111/Admin as a]b',
    '111111111111/../x as prod',
    '111111111111/Admin as prod # why',
  ])('refuse %s', (line) => {
    expect(() => parseTargets(line)).toThrow(
      expect.objectContaining({ code: 'target-invalid', data: { line } }),
    );
  });

  it('refuse a profile that two of them name', () => {
    const text = '111111111111/Admin as prod\n222222222222/Admin as prod';
    expect(() => parseTargets(text)).toThrow(expect.objectContaining({ code: 'profile-repeated' }));
  });
});
