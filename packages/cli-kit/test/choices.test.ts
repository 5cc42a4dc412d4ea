import { matchingChoices } from '../src/choices.ts';

const choices = [
  { value: 1, label: 'Production', search: ['111122223333', 'prod@example.com'] },
  { value: 2, label: 'Development', search: ['444455556666', 'dev@example.com'] },
];

describe('matchingChoices', () => {
  it.each([
    ['', [1, 2]],
    ['  ', [1, 2]],
    ['PROD', [1]],
    ['5556', [2]],
    ['dev@', [2]],
    ['example 1111', [1]],
    ['production 4444', []],
  ])('%p finds %p', (term, values) => {
    expect(matchingChoices(choices, term).map(({ value }) => value)).toEqual(values);
  });
});
