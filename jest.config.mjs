import { existsSync, globSync } from 'node:fs';

/** One jest run for the whole workspace, so that one summary tells how it stands. Sources are TypeScript modules. */
const folders = globSync(['packages/*', 'apps/*', 'conformance', 'scripts', 'bench', 'fuzz']).filter(
  (folder) => existsSync(`${folder}/test`),
);

export default {
  testTimeout: 30_000,
  maxWorkers: '100%',
  projects: folders.map((folder) => ({
    displayName: folder.replace(/^(packages|apps)[\\/]/, ''),
    rootDir: `<rootDir>/${folder}`,
    testMatch: ['<rootDir>/test/**/*.test.{ts,mjs}'],
    extensionsToTreatAsEsm: ['.ts'],
    transform: {
      '\\.ts$': [
        '@swc/jest',
        { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
      ],
    },
  })),
};
