import type { CaseName } from '../src/cases.ts';
import { isFailure, judge, type Limit } from '../src/limits.ts';

const atMost: Limit = {
  title: 'export ÷ bare',
  slower: 'export-warm',
  faster: 'bare-node',
  bound: 'at-most',
  ratio: 4,
};
const atLeast: Limit = {
  title: 'AWS CLI ÷ export',
  slower: 'aws-cli-warm',
  faster: 'export-warm',
  bound: 'at-least',
  ratio: 6,
};

function samples(times: Partial<Record<CaseName, number>>) {
  return new Map(Object.entries(times).map(([name, time]) => [name as CaseName, [time]]));
}

describe('judge', () => {
  it.each([
    [40, 'holds'],
    [41, 'missed-narrowly'],
    [59, 'missed-narrowly'],
    [60, 'missed'],
  ])('at most 4 times 10 ms, %p ms: %s', (time, outcome) => {
    const found = judge(atMost, samples({ 'bare-node': 10, 'export-warm': time }));
    expect(found).toEqual({ limit: atMost, measured: time / 10, outcome });
  });

  it.each([
    [60, 'holds'],
    [59, 'missed-narrowly'],
    [41, 'missed-narrowly'],
    [40, 'missed'],
  ])('at least 6 times 10 ms, %p ms: %s', (time, outcome) => {
    const found = judge(atLeast, samples({ 'export-warm': 10, 'aws-cli-warm': time }));
    expect(found).toEqual({ limit: atLeast, measured: time / 10, outcome });
  });

  it('says nothing about a command that is not on this machine', () => {
    const found = judge(atLeast, samples({ 'export-warm': 10 }));
    expect(found).toEqual({ limit: atLeast, outcome: 'not-measured' });
  });
});

describe('isFailure', () => {
  it.each([
    ['holds', false, false],
    ['not-measured', false, false],
    ['missed-narrowly', true, false],
    ['missed', true, true],
  ] as const)('%s: %p, in a smoke run %p', (outcome, full, smoke) => {
    expect(isFailure({ limit: atMost, outcome }, { smoke: false })).toBe(full);
    expect(isFailure({ limit: atMost, outcome }, { smoke: true })).toBe(smoke);
  });
});
