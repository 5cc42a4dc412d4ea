import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../toolchain.mjs';

// The architecture is held by biome.json: each rule is shown one file that breaks it, and one beside it that does not.

const imports = 'lint/style/noRestrictedImports';
const globals = 'lint/style/noRestrictedGlobals';
const lines = (/** @type {number} */ count) =>
  Array.from({ length: count }, (_, line) => `  f(${line});`).join('\n');
const importOf = (/** @type {string} */ module, name = 'x') =>
  `import { ${name} } from '${module}';\n\nexport const y = ${name};\n`;

/** @type {readonly (readonly [rule: string, file: string, text: string])[]} */
const refused = [
  [imports, 'packages/core/src/oidc/above.ts', importOf('@sso/cli-kit')],
  [imports, 'packages/core/src/oidc/terminal.ts', importOf('@oclif/core')],
  [imports, 'packages/core/src/oidc/prompts.ts', importOf('@inquirer/prompts')],
  [imports, 'packages/core/src/oidc/files.ts', importOf('node:fs')],
  [imports, 'packages/core/src/oidc/promises.ts', importOf('node:fs/promises')],
  [imports, 'packages/core/src/oidc/network.ts', importOf('node:https')],
  ['lint/style/useNodejsImportProtocol', 'packages/core/src/oidc/old-name.ts', importOf('fs')],
  [imports, 'packages/core/src/oidc/processes.ts', importOf('node:child_process')],
  [imports, 'packages/core/src/oidc/chance.ts', importOf('node:crypto', 'randomBytes')],
  [imports, 'packages/core/src/oidc/inward.ts', importOf('../node/files.ts')],
  [imports, 'packages/core/src/inward.ts', importOf('./node/index.ts')],
  [imports, 'packages/core/src/node/above.ts', importOf('@sso/cli-kit')],
  [globals, 'packages/core/src/oidc/fetch.ts', `export const y = fetch('https://example.com');\n`],
  [globals, 'packages/core/src/oidc/env.ts', 'export const y = process.env.HOME;\n'],
  [globals, 'packages/core/src/oidc/timer.ts', 'export const y = setTimeout;\n'],
  [globals, 'packages/core/src/oidc/interval.ts', 'export const y = setInterval;\n'],
  [globals, 'packages/core/src/oidc/global.ts', 'export const y = globalThis.fetch;\n'],
  ['plugin', 'packages/core/src/oidc/now.ts', 'export const y = Date.now();\n'],
  ['plugin', 'packages/core/src/oidc/passed-on.ts', 'export const y = { now: Date.now };\n'],
  ['plugin', 'packages/core/src/oidc/date.ts', 'export const y = new Date();\n'],
  ['plugin', 'packages/core/src/oidc/random.ts', 'export const y = Math.random();\n'],
  [imports, 'packages/cli-kit/src/plugin.ts', importOf('@sso/plugin-session')],
  [imports, 'packages/cli-kit/src/emulator.ts', importOf('@sso/emulator')],
  [imports, 'packages/emulator/src/core.ts', importOf('@sso/core')],
  [imports, 'packages/emulator/src/core-node.ts', importOf('@sso/core/node')],
  [imports, 'packages/plugin-session/src/sibling.ts', importOf('@sso/plugin-configure')],
  [imports, 'packages/plugin-session/src/emulator.ts', importOf('@sso/emulator')],
  [imports, 'packages/plugin-session/src/testkit.ts', importOf('@sso/testkit')],
  [imports, 'packages/plugin-emulator/src/sibling.ts', importOf('@sso/plugin-session')],
  [imports, 'apps/cli/src/testkit.ts', importOf('@sso/testkit')],
  [imports, 'apps/cli/src/emulator.ts', importOf('@sso/emulator')],
  [imports, 'apps/action/src/terminal.ts', importOf('@sso/cli-kit')],
  [imports, 'apps/action/src/plugin.ts', importOf('@sso/plugin-credentials')],
  [imports, 'apps/action/src/emulator.ts', importOf('@sso/emulator')],
  ['lint/suspicious/noConsole', 'apps/cli/src/console.ts', `console.log('x');\n`],
  [
    'lint/complexity/noExcessiveLinesPerFunction',
    'apps/cli/src/long.ts',
    `export function g() {\n${lines(50)}\n}\n`,
  ],
  ['lint/style/noExcessiveLinesPerFile', 'apps/cli/src/large.ts', lines(300)],
];

/** @type {readonly (readonly [file: string, text: string])[]} */
const allowed = [
  ['packages/core/src/portal/hash.ts', importOf('node:crypto', 'createHash')],
  ['packages/core/src/portal/path.ts', importOf('node:path', 'join')],
  ['packages/core/src/portal/client.ts', importOf('@aws-sdk/client-sso', 'SSOClient')],
  ['packages/core/src/portal/date.ts', 'export const y = new Date(0);\n'],
  ['packages/core/src/node/clock.ts', 'export const y = [Date.now(), new Date(), setTimeout];\n'],
  ['packages/core/src/node/disk.ts', importOf('node:fs')],
  ['packages/core/test/oidc/now.ts', 'export const y = Date.now();\n'],
  ['packages/cli-kit/src/core.ts', importOf('@sso/core')],
  ['packages/cli-kit/src/node.ts', importOf('@sso/core/node')],
  ['packages/plugin-session/src/below.ts', importOf('@sso/cli-kit')],
  ['packages/plugin-session/test/testkit.ts', importOf('@sso/testkit')],
  ['packages/plugin-emulator/src/emulator.ts', importOf('@sso/emulator')],
  ['apps/cli/src/core.ts', importOf('@sso/core/node')],
  ['apps/action/src/core.ts', importOf('@sso/core/seed')],
  ['apps/action/test/emulator.ts', importOf('@sso/emulator')],
  ['scripts/console.mjs', `console.log('x');\n`],
];

/**
 * Runs Biome with the workspace's rules on files in a folder of their own.
 *
 * @param {readonly (readonly [file: string, text: string])[]} files
 * @returns {ReadonlyMap<string, readonly string[]>} the rules that each file breaks
 */
function lint(files) {
  const folder = mkdtempSync(join(tmpdir(), 'sso-lint-'));
  try {
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    cpSync(join(root, 'lint'), join(folder, 'lint'), { recursive: true });
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return brokenRules(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} folder */
function brokenRules(folder) {
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: folder, encoding: 'utf8' });
  /** @type {Map<string, string[]>} */
  const broken = new Map();
  for (const { category, severity, location } of JSON.parse(stdout).diagnostics) {
    if (severity !== 'error') continue;
    const file = location.path.replaceAll('\\', '/');
    broken.set(file, [...(broken.get(file) ?? []), category]);
  }
  return broken;
}

describe('the lint rules', () => {
  /** @type {ReadonlyMap<string, readonly string[]>} */
  let broken = new Map();

  beforeAll(() => {
    broken = lint([...refused.map(([, file, text]) => /** @type {const} */ ([file, text])), ...allowed]);
  });

  it.each(refused)('%s refuses %s', (rule, file) => {
    expect(broken.get(file)).toContain(rule);
  });

  it.each(allowed)('allow %s', (file) => {
    expect(broken.get(file)).toBeUndefined();
  });
});
