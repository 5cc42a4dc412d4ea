import { Pseudonyms } from '../../src/diagnosis/bundle/pseudonyms.ts';

function named(...values: readonly string[]): Pseudonyms {
  const pseudonyms = new Pseudonyms();
  for (const value of values) pseudonyms.of('profile', value);
  return pseudonyms;
}

describe('Pseudonyms', () => {
  it.each([
    ['acme', 'profile-1'],
    ['[profile acme]', '[profile profile-1]'],
    ['acme-prod and acme', 'profile-2 and profile-1'],
    ['acme-prod2, acmeprod', 'profile-1-prod2, acmeprod'],
    ['xacme', 'xacme'],
    ['the @team one', 'the @profile-3 one'],
    ['@team', 'profile-3'],
    ['ab', 'profile-4'],
    ['ab is short', 'ab is short'],
    ['Zoë Ünal', 'profile-5'],
    ['by Zoë Ünal.', 'by profile-5.'],
    ['', ''],
  ])('writes %j as %j', (text, expected) => {
    expect(named('acme', 'acme-prod', '@team', 'ab', 'Zoë Ünal').in(text)).toBe(expected);
  });

  it('has one name for one thing, and none for what everybody has', () => {
    const pseudonyms = new Pseudonyms();
    expect([
      pseudonyms.of('session', 'a'),
      pseudonyms.of('profile', 'b'),
      pseudonyms.of('profile', 'a'),
    ]).toEqual(['session-1', 'profile-1', 'session-1']);
    expect(pseudonyms.of('profile', 'default')).toBe('default');
  });
});
