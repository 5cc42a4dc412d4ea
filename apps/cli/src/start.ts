import { useCompileCache } from './compile-cache.ts';

// Only what is loaded after it is enabled is taken from the cache.
useCompileCache();
start(process.argv.slice(2));

/** Each step loads more than the one before: the caches, the services, oclif. */
async function start(argv: readonly string[]): Promise<void> {
  const { answerWarm } = require('./warm.cjs') as typeof import('./warm.ts');
  const outcome = await answerWarm(argv);
  if (outcome === 'answered') return;
  if (outcome === 'not-answered') {
    const { answerCold } = require('./cold.cjs') as typeof import('./cold.ts');
    await answerCold(argv);
  }
  const { main } = await import('./main.ts');
  await main(argv);
}
