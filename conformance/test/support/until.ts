import { setTimeout as sleep } from 'node:timers/promises';

/** Looks until there is something to see. Rejects after 15 seconds. */
export async function until<T>(aim: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() >= deadline) throw new Error(`Waited 15 s for ${aim}`);
    await sleep(20);
  }
}
