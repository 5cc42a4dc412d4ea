import { fileURLToPath } from 'node:url';
import { runProgram } from '../src/run-program.ts';
import { temporaryHome } from '../src/temporary-home.ts';

/** A jest of its own, as a skipped test can only be seen from outside. */
it('a missing program is one skipped test that tells how to get it', async () => {
  const home = await temporaryHome();
  const source = fileURLToPath(new URL('../src/describe-with.ts', import.meta.url));
  await home.write(
    'missing.test.ts',
    `import { describeWith } from ${JSON.stringify(source)};
     describeWith({ found: false, name: 'X', install: 'get x' }, 'with X', () => { it('never runs', () => { throw new Error(); }); });
     describeWith({ found: true, name: 'Y', path: '/y' }, 'with Y', (path) => { it('has ' + path, () => undefined); });`,
  );
  const jest = fileURLToPath(import.meta.resolve('jest/bin/jest'));
  const swc = fileURLToPath(import.meta.resolve('@swc/jest'));
  await home.write(
    'jest.config.json',
    JSON.stringify({
      roots: ['<rootDir>'],
      testMatch: ['<rootDir>/*.test.ts'],
      extensionsToTreatAsEsm: ['.ts'],
      transform: {
        '\\.ts$': [
          swc,
          { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
        ],
      },
    }),
  );
  const args = [
    '--experimental-vm-modules',
    jest,
    '--rootDir',
    home.path,
    '--config',
    home.file('jest.config.json'),
  ];
  const { stdout, stderr } = await runProgram(process.execPath, [...args, '--json'], {
    env: home.env,
    cwd: home.path,
  });
  expect(stderr).not.toContain('SyntaxError');
  const report = JSON.parse(stdout);
  const tests = report.testResults[0].assertionResults.map((test: { fullName: string; status: string }) => [
    test.fullName,
    test.status,
  ]);
  expect(tests).toEqual([
    ['with X needs X: get x', 'pending'],
    ['with Y has /y', 'passed'],
  ]);
});
