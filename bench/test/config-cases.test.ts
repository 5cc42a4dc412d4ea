import { formatConfigEdits, missesConfigLimits } from '../src/config-cases.ts';

const edit = { title: '50,000 profiles, change one', milliseconds: 1_500, megabytes: 240.4, atMost: 1_500 };
const slow = (factor: number) => ({ edits: [edit, { ...edit, milliseconds: edit.atMost * factor }] });

describe('missesConfigLimits', () => {
  it.each([
    ['all within', 1, false, false],
    ['one a little late', 1.1, true, false],
    ['one later than noise explains', 2.1, true, true],
  ])('with %s', (_, factor, full, smoke) => {
    expect(missesConfigLimits(slow(factor), { smoke: false })).toBe(full);
    expect(missesConfigLimits(slow(factor), { smoke: true })).toBe(smoke);
  });
});

it('says what was measured beside what is promised', () => {
  expect(formatConfigEdits({ edits: [{ ...edit, milliseconds: 612 }] })).toBe(
    'editing a config: 50,000 profiles, change one: 0.61 s, at most 1.50 s; 240 MB for the process\n',
  );
});
