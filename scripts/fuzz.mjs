import { join } from 'node:path';
import { install } from './install.mjs';
import { root, runAsProgram, runNode } from './toolchain.mjs';

await runAsProgram(import.meta.url, (args) => {
  install();
  // Node 22 says of every TypeScript file that it runs that this is experimental. Sources are tried as they are: nothing is built.
  return runNode(['--disable-warning=ExperimentalWarning', join(root, 'fuzz', 'src', 'fuzz.ts'), ...args]);
});
