import { prefixLabels } from '../../src/fleet/labels.ts';
import type { FleetTarget } from '../../src/fleet/target.ts';

function target(accountName: string, digit: number, more: Partial<FleetTarget> = {}): FleetTarget {
  const accountId = String(digit).repeat(12);
  const startUrl = 'https://d-1234567890.awsapps.com/start';
  const session = { kind: 'legacy', startUrl, region: 'us-east-1' } as const;
  const source = { kind: 'sso', session, target: { accountId, roleName: 'Admin' } } as const;
  return { source, accountId, accountName, roleName: 'Admin', isProduction: false, ...more };
}

function labels(targets: readonly FleetTarget[]): readonly string[] {
  return [...prefixLabels(targets).values()];
}

describe('the labels of targets', () => {
  it('are names, equally wide', () => {
    expect(labels([target('dev', 1), target('日本', 2), target('x', 3)])).toEqual(['dev ', '日本', 'x   ']);
  });

  it('have what it takes to tell them apart, and no more', () => {
    const region = { region: 'eu-west-1' };
    expect(
      labels([
        target('same', 1),
        target('same', 2),
        target('roles', 3),
        target('roles', 3, { roleName: 'ReadOnly' }),
        target('regions', 4, region),
        target('regions', 4, { region: 'us-east-1' }),
        target('other', 5, { ...region, roleName: 'Audit' }),
      ]).map((label) => label.trimEnd()),
    ).toEqual([
      'same 111111111111',
      'same 222222222222',
      'roles Admin',
      'roles ReadOnly',
      'regions eu-west-1',
      'regions us-east-1',
      'other',
    ]);
  });

  it('stay short and apart where names are long', () => {
    const long = 'n'.repeat(300);
    const shown = labels([target(`${long}1`, 1), target(`${long}2`, 2)]);
    expect(shown).toEqual([`${'n'.repeat(39)}… 111111111111`, `${'n'.repeat(39)}… 222222222222`]);
  });

  it('are profiles where those were chosen', () => {
    expect(labels([target('dev', 1, { profile: 'a' }), target('dev', 1, { profile: 'b' })])).toEqual([
      'a',
      'b',
    ]);
  });
});
