import { nearest } from '../../src/names/near.ts';

describe('nearest', () => {
  it.each([
    ['a letter too few', 'prd', ['dev', 'prod'], 'prod'],
    ['a letter too many', 'prood', ['dev', 'prod'], 'prod'],
    ['another letter', 'prad', ['dev', 'prod'], 'prod'],
    ['two letters swapped', 'rpod', ['dev', 'prod'], 'prod'],
    ['swapped letters further on', 'account-amdin', ['account-user', 'account-admin'], 'account-admin'],
    ['another case', 'PROD', ['prd', 'prod'], 'prod'],
    ['another case of a short name', 'QA', ['qb', 'qa'], 'qa'],
    ['the nearest of several', 'staging-admin', ['staging-adm', 'staging-admim'], 'staging-admim'],
    ['the first of equally near ones', 'prod1', ['prod2', 'prod3'], 'prod2'],
    ['a third of a long name', 'production', ['prodocions'], 'prodocions'],
  ])('finds %s', (_name, name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });

  it.each([
    ['nothing among none', 'prod', []],
    ['nothing that shares little', 'prod', ['sandbox', 'test']],
    ['nothing for a short name', 'qa', ['qb', 'a']],
    ['nothing for an empty name', '', ['a']],
    ['nothing with too many letters more', 'prod', ['production']],
    ['nothing of the same letters in another order', 'abcdef', ['fedcba']],
  ])('finds %s', (_name, name, candidates) => {
    expect(nearest(name, candidates)).toBeUndefined();
  });
});
