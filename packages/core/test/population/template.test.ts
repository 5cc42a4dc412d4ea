import { parseNameTemplate } from '../../src/population/template.ts';

const fields = {
  accountName: ' My Shop-PROD 2 ',
  accountId: '012345678901',
  roleName: 'PowerUserAccess',
  email: 'aws@example.com',
  session: 'work',
  region: 'ap-southeast-2',
};
const nameOf = (template: string, more: Partial<typeof fields> = {}): string =>
  parseNameTemplate(template)({ ...fields, ...more });

describe('parseNameTemplate', () => {
  it.each([
    ['{accountName}', 'My Shop-PROD 2'],
    ['{accountId}.{roleName}', '012345678901.PowerUserAccess'],
    ['{accountName|kebab}_{roleName|kebab}', 'my-shop-prod-2_power-user-access'],
    ['{ accountName | snake | upper }', 'MY_SHOP_PROD_2'],
    ['{roleName|lower}', 'poweruseraccess'],
    ['{region|short}-{region}', 'apse2-ap-southeast-2'],
    ["{email|replace:'@example.com',''}", 'aws'],
    [`{accountName|replace : "My ", '$&' |trim}`, '$&Shop-PROD 2'],
    ["{accountName|replace:'PROD 2',''|trim}", 'My Shop'],
    ['{session}/é🦊', 'work/é🦊'],
    ['', ''],
  ])('%s gives %s', (template, expected) => {
    expect(nameOf(template)).toBe(expected);
  });

  it.each([
    ['us-east-1', 'use1'],
    ['eu-central-1', 'euc1'],
    ['us-gov-west-1', 'usgw1'],
    ['ap-northeast-3', 'apne3'],
    ['nowhere', 'nowhere'],
    ['', ''],
  ])('shortens %j to %j', (region, expected) => {
    expect(nameOf('{region|short}', { region })).toBe(expected);
  });

  it.each(['', '  ', '\u0000\n', '🦊'])(
    'puts the id in the place of an account name like %j',
    (accountName) => {
      expect(nameOf('{accountName|kebab}', { accountName })).toBe('012345678901');
    },
  );

  it('takes control characters out of names', () => {
    expect(nameOf('{accountName}', { accountName: 'a\u001b[31mb\nc\u202Ed' })).toBe('ab cd');
  });

  it.each([
    ['{accountNam}', { column: 2, problem: 'unknown-field', found: 'accountNam', near: 'accountName' }],
    ['x{', { column: 3, problem: 'unknown-field', found: '' }],
    ['🦊{roleName', { column: 2, problem: 'unclosed-field' }],
    ['a}', { column: 2, problem: 'stray-brace' }],
    ['{roleName|kebap}', { column: 11, problem: 'unknown-filter', found: 'kebap', near: 'kebab' }],
    ['{roleName|}', { column: 11, problem: 'unknown-filter', found: '' }],
    ['{roleName kebab}', { column: 11, problem: 'unexpected-text', found: 'k' }],
    ['{roleName|replace}', { column: 18, problem: 'argument-expected', found: '}' }],
    ["{roleName|replace:'a'}", { column: 22, problem: 'argument-expected', found: '}' }],
    ['{roleName|replace:a,b}', { column: 19, problem: 'argument-expected', found: 'a' }],
    ["{roleName|replace:'a,b}", { column: 19, problem: 'unclosed-quote' }],
  ])('points at what is wrong in %s', (template, data) => {
    expect(() => parseNameTemplate(template)).toThrow(
      expect.objectContaining({
        code: 'template-invalid',
        data: expect.objectContaining({ template, ...data }),
      }),
    );
  });
});
