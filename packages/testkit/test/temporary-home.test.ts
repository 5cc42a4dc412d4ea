import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { temporaryHome } from '../src/temporary-home.ts';

describe('temporaryHome', () => {
  const made: string[] = [];

  it("has none of the developer's variables in its environment", async () => {
    process.env.AWS_PROFILE = 'mine';
    process.env.SSO_SESSION = 'mine';
    const home = await temporaryHome();
    delete process.env.AWS_PROFILE;
    delete process.env.SSO_SESSION;
    expect(Object.keys(home.env).sort()).toEqual(['HOME', 'LANG', 'PATH', 'TERM', 'TMPDIR']);
    expect(home.env.HOME).toBe(home.path);
  });

  it('writes private files below it', async () => {
    const home = await temporaryHome();
    made.push(home.path);
    const path = await home.write('.aws/config', '[default]\n');
    expect(path).toBe(home.file('.aws/config'));
    expect(await readFile(path, 'utf8')).toBe('[default]\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(home.file('.aws')).mode & 0o777).toBe(0o700);
  });

  it('is gone after the test that made it', () => {
    expect(made.map((path) => existsSync(path))).toEqual([false]);
  });

  it('can be removed earlier', async () => {
    const home = await temporaryHome();
    await home.remove();
    expect(existsSync(home.path)).toBe(false);
  });
});

describe('temporaryHome for a whole file', () => {
  let path: string;

  beforeAll(async () => {
    path = (await temporaryHome({ lifetime: 'file' })).path;
  });

  it.each(['first', 'second'])('is there in the %s test', () => {
    expect(existsSync(path)).toBe(true);
  });
});
