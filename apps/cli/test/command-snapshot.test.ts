import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const committed = join(root, 'commands.snapshot.json');

function compare(...args: readonly string[]) {
  const script = join(root, 'scripts', 'command-snapshot.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stderr };
}

describe('the command snapshot', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is that of the built program', () => {
    expect(compare()).toEqual({ status: 0, stderr: '' });
  });

  it('tells what disappeared, what is new and what changed', () => {
    const changed = JSON.parse(readFileSync(committed, 'utf8'));
    changed.lost = { flags: { profile: { type: 'option' } } };
    changed.help.strict = true;
    delete changed.help.flags;
    const file = join(folder, 'snapshot.json');
    writeFileSync(file, JSON.stringify(changed));

    const { status, stderr } = compare(file);
    expect(status).toBe(1);
    expect(stderr).toContain('removed: lost\n');
    expect(stderr).toContain('changed: help > strict: true is now false\n');
    expect(stderr).toContain('added: help > flags\n');
  });

  it('is written in the form in which it is compared', () => {
    const file = join(folder, 'snapshot.json');
    expect(compare(file, '--write').status).toBe(0);
    expect(compare(file)).toEqual({ status: 0, stderr: '' });
  });
});
