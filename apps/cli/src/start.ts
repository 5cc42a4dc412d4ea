import { useCompileCache } from './compile-cache.ts';

// Only what is loaded after it is enabled is taken from the cache.
useCompileCache();
const { answerFast } = require('./fast.cjs') as typeof import('./fast.ts');

const argv = process.argv.slice(2);
if (!answerFast(argv, leaveToOclif)) leaveToOclif();

async function leaveToOclif(): Promise<void> {
  const { main } = await import('./main.ts');
  await main(argv);
}
