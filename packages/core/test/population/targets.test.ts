import '@sso/testkit';
import { checkRules, profileTargets } from '../../src/population/targets.ts';
import { account, source } from './organization.ts';

const accounts = [
  account(1, 'dev', ['Admin', 'PowerUser', 'ReadOnly']),
  account(2, 'prod', ['AdminReadOnly', 'ReadOnly']),
  account(3, 'audit', ['Auditor']),
];

const targets = (changed: Parameters<typeof source>[1]): readonly string[] =>
  profileTargets(source(accounts, changed)).map(
    ({ wantedName, settings }) => `${wantedName} ${[...settings].map((pair) => pair.join('=')).join(' ')}`,
  );

describe('checkRules', () => {
  const check = (changed: Parameters<typeof source>[1]) => () => checkRules(source([], changed).rules);

  it('refuses what no directory could make sense of', () => {
    expect(check({ nameTemplate: '{x}' })).toThrow(expect.objectContaining({ code: 'template-invalid' }));
    expect(check({ filter: { accounts: ['/(/'], roles: [] } })).toThrow(
      expect.objectContaining({ code: 'pattern-invalid' }),
    );
    expect(check({ rolePreference: [''] })).toThrow(expect.objectContaining({ code: 'pattern-invalid' }));
    expect(check({ settings: { sso_region: 'x' } })).toThrowSsoError('setting-unusable', {
      key: 'sso_region',
    });
    expect(check({ settings: { output: 'a\nb' } })).toThrowSsoError('name-unusable', {
      kind: 'value',
      name: 'a\nb',
    });
    expect(check({ regions: ['us-est-1'] })).toThrow(expect.objectContaining({ code: 'region-invalid' }));
    expect(check({})).not.toThrow();
  });
});

describe('profileTargets', () => {
  it('makes one of every role that the filter leaves', () => {
    expect(targets({ filter: { accounts: ['!prod'], roles: ['*r'] } })).toEqual([
      'dev_PowerUser ',
      'audit_Auditor ',
    ]);
  });

  it('takes the best role of each account, and none of an account without one', () => {
    expect(targets({ rolePreference: ['PowerUser', '*ReadOnly'], nameTemplate: '{accountName}' })).toEqual([
      'dev ',
      'prod ',
    ]);
    const [, prod] = profileTargets(source(accounts, { rolePreference: ['Nobody', '*ReadOnly'] }));
    expect(prod?.access.roleName).toBe('AdminReadOnly');
  });

  it('makes one for every region, over the region of the settings', () => {
    const changed = {
      filter: { accounts: ['audit'], roles: [] },
      nameTemplate: '{accountName}-{region|short}',
      settings: { region: 'us-east-1', output: 'json' },
    };
    expect(targets(changed)).toEqual(['audit-use1 region=us-east-1 output=json']);
    expect(targets({ ...changed, regions: ['eu-west-1', 'eu-west-3'] })).toEqual([
      'audit-euw1 region=eu-west-1 output=json',
      'audit-euw3 region=eu-west-3 output=json',
    ]);
  });

  it('lets later defaults win over earlier ones, and both over the settings', () => {
    const defaults = [
      { accounts: [], roles: ['*ReadOnly'], settings: { output: 'text', cli_pager: 'less' } },
      { accounts: ['prod'], roles: ['Admin*'], settings: { output: 'off' } },
    ];
    expect(
      targets({ filter: { accounts: ['prod'], roles: [] }, settings: { output: 'json' }, defaults }),
    ).toEqual(['prod_AdminReadOnly output=off cli_pager=less', 'prod_ReadOnly output=text cli_pager=less']);
  });

  it.each([
    'sso_session',
    'SSO_ACCOUNT_ID',
    'role_arn',
    'credential_process',
    'aws_access_key_id',
    'a b',
    '',
  ])('does not let a setting %j say where credentials come from', (key) => {
    expect(() => targets({ settings: { [key]: 'x' } })).toThrowSsoError('setting-unusable', { key });
  });
});
