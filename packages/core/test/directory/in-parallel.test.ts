import { inParallel } from '../../src/directory/in-parallel.ts';

/** Work that ends when it is told to. */
function steered() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (item: number): Promise<number> => {
    begun.push(item);
    return new Promise((done) => ends.push(() => done(item * 10)));
  };
  return { begun, ends, work };
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('inParallel', () => {
  it('does no more at a time than it may, and keeps the order', async () => {
    const { begun, ends, work } = steered();
    const results = inParallel([1, 2, 3, 4], 2, work);
    expect(begun).toEqual([1, 2]);
    ends[1]?.();
    await settled();
    expect(begun).toEqual([1, 2, 3]);
    for (const index of [2, 0]) ends[index]?.();
    await settled();
    ends[3]?.();
    expect(await results).toEqual([10, 20, 30, 40]);
  });

  it('begins nothing after a failure', async () => {
    const begun: number[] = [];
    const failing = inParallel([1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      if (item === 1) throw new Error('first');
      await settled();
      return item;
    });
    await expect(failing).rejects.toThrow('first');
    await settled();
    expect(begun).toEqual([1, 2]);
  });

  it('has nothing to do for nothing', async () => {
    expect(await inParallel([], 3, async () => 1)).toEqual([]);
  });
});
