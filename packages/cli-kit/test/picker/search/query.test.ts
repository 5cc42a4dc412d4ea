import { parseQuery } from '../../../src/picker/search/query.ts';

const term = { kind: 'fuzzy', negated: false, caseSensitive: false };

describe('parseQuery', () => {
  it.each([
    ['dev', { ...term, text: 'dev' }],
    ['Dev', { ...term, text: 'Dev', caseSensitive: true }],
    ["'dev", { ...term, kind: 'exact', text: 'dev' }],
    ['^dev', { ...term, kind: 'prefix', text: 'dev' }],
    ['dev$', { ...term, kind: 'suffix', text: 'dev' }],
    ['^dev$', { ...term, kind: 'equal', text: 'dev' }],
    ['!dev', { ...term, kind: 'exact', text: 'dev', negated: true }],
    ["!'dev", { ...term, kind: 'exact', text: 'dev', negated: true }],
    ['!^dev', { ...term, kind: 'prefix', text: 'dev', negated: true }],
    ['!dev$', { ...term, kind: 'suffix', text: 'dev', negated: true }],
    ['my\\ prof', { ...term, text: 'my prof' }],
    ['$', { ...term, text: '$' }],
    ['zürich', { ...term, text: 'zurich' }],
    ['🪣', { ...term, kind: 'exact', text: '🪣' }],
  ])('reads %s', (query, expected) => {
    expect(parseQuery(query)).toEqual([expected]);
  });

  it('reads several words, and none where there are only marks', () => {
    expect(parseQuery('  dev  !prod ').map(({ text, negated }) => [text, negated])).toEqual([
      ['dev', false],
      ['prod', true],
    ]);
    expect(parseQuery(" ' ^ ! !^ ")).toEqual([]);
  });
});
