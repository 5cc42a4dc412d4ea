import { Trouble } from '../../src/endpoints/trouble.ts';

const second = 1_000;

describe('trouble', () => {
  it('lasts from the first request that failed, whatever call it was of', () => {
    const trouble = new Trouble();
    expect(trouble.lasts(0, 20 * second)).toBe(20 * second);
    expect(trouble.lasts(21 * second, 41 * second)).toBe(41 * second);
  });

  it('is over with an answer', () => {
    const trouble = new Trouble();
    trouble.lasts(0, 20 * second);
    trouble.over();
    expect(trouble.lasts(21 * second, 22 * second)).toBe(second);
  });

  it('of half a minute ago is another one', () => {
    const trouble = new Trouble();
    trouble.lasts(0, 20 * second);
    expect(trouble.lasts(51 * second, 52 * second)).toBe(second);
  });
});
