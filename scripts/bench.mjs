import { join } from 'node:path';
import { install } from './install.mjs';
import { root, runAsProgram, runNode } from './toolchain.mjs';
import { build } from './turbo.mjs';

await runAsProgram(import.meta.url, (args) => {
  install();
  build();
  // Node 22 says of every TypeScript file that it runs that this is experimental.
  return runNode(['--disable-warning=ExperimentalWarning', join(root, 'bench', 'src', 'bench.ts'), ...args]);
});
