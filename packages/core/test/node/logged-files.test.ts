import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeRuntime } from '../../src/node/index.ts';
import type { LogFact } from '../../src/runtime.ts';

const folder = mkdtempSync(join(tmpdir(), 'sso-logged-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the files of a runtime with a log', () => {
  it('tell what is read and written and how long a lock was waited for, and not what is in them', async () => {
    const events: Readonly<Record<string, LogFact>>[] = [];
    const { files } = createNodeRuntime({ log: (event, facts = {}) => events.push({ event, ...facts }) });
    const file = join(folder, 'file');
    const content = new TextEncoder().encode('secret');
    files.read(file);
    await files.withLock(file, () => files.write(file, content));
    files.read(file);
    await files.append(file, content);
    await files.remove(file);
    expect(events).toEqual([
      { event: 'file read', file, missing: true },
      { event: 'lock taken', file, milliseconds: expect.any(Number) },
      { event: 'file written', file, bytes: 6 },
      { event: 'file read', file, bytes: 6 },
      { event: 'file appended to', file, bytes: 6 },
      { event: 'file removed', file },
    ]);
  });

  it('tell when a lock was not needed in the end', async () => {
    const events: string[] = [];
    const { files } = createNodeRuntime({ log: (event) => events.push(event) });
    const file = join(folder, 'held');
    const { files: others } = createNodeRuntime();
    const result = await others.withLock(file, () =>
      files.withLock(file, async () => 'own', { instead: () => "the other's" }),
    );
    expect({ result, events }).toEqual({ result: "the other's", events: ['lock not needed'] });
  });
});
