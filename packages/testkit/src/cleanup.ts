type Cleanup = () => Promise<void>;

/** How long something lives: to the end of the test that made it, or of the whole test file (for `beforeAll`). */
export type Lifetime = 'test' | 'file';

const pending: Record<Lifetime, Set<Cleanup>> = { test: new Set(), file: new Set() };

/** Runs `cleanup` at the end of the lifetime, where jest is there to tell, unless the returned function was called before. */
export function cleanUpAfter(lifetime: Lifetime, cleanup: Cleanup): () => Promise<void> {
  pending[lifetime].add(cleanup);
  return async () => {
    if (pending[lifetime].delete(cleanup)) await cleanup();
  };
}

/** Latest first, since what came later may live inside of what came earlier. */
async function cleanUp(lifetime: Lifetime): Promise<void> {
  const cleanups = [...pending[lifetime]].reverse();
  pending[lifetime].clear();
  for (const cleanup of cleanups) await cleanup();
}

// Hooks can be registered only while jest collects a file's tests, which is when the file imports this module.
if (typeof afterEach === 'function') {
  afterEach(() => cleanUp('test'));
  afterAll(() => cleanUp('file'));
}
