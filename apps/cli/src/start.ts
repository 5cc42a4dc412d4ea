import { useCompileCache } from './compile-cache.ts';

// Only what is loaded after it is enabled is taken from the cache.
useCompileCache();
start(process.argv.slice(2));

async function start(argv: readonly string[]): Promise<void> {
  const { answerFast } = require('./fast.cjs') as typeof import('./fast.ts');
  await answerFast(argv);
  const { main } = await import('./main.ts');
  await main(argv);
}
