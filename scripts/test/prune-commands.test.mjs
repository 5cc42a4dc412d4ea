import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pruneCommands } from '../prune-commands.mjs';

describe('pruning compiled commands', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'sso-prune-'));
  const plugin = join(workspace, 'packages', 'plugin-session');

  beforeAll(() => {
    mkdirSync(join(workspace, 'apps', 'not-built-yet'), { recursive: true });
    for (const file of [
      'src/commands/session/list.ts',
      'dist/commands/session/list.js',
      'dist/commands/session/list.d.ts',
      'dist/commands/session/renamed.js',
      'dist/commands/session/renamed.d.ts',
      'dist/bundle.js',
    ]) {
      mkdirSync(dirname(join(plugin, file)), { recursive: true });
      writeFileSync(join(plugin, file), '');
    }
  });

  afterAll(() => rmSync(workspace, { recursive: true }));

  it('removes those without a source and nothing else', () => {
    pruneCommands(workspace);
    expect(readdirSync(join(plugin, 'dist', 'commands', 'session')).sort()).toEqual(['list.d.ts', 'list.js']);
    expect(readdirSync(join(plugin, 'dist'))).toContain('bundle.js');
  });
});
