import { mkdir } from 'node:fs/promises';
import { runInShell } from '@sso/testkit';
import { type ShellHome, shellHome } from './support/shell-home.ts';

/** Runs `sso` in a folder of a project with this file at its root. */
async function inProject(name: string, content: string) {
  const home = await shellHome();
  await home.write(`shop/${name}`, content);
  await mkdir(home.file('shop/src'));
  const sso: ShellHome['sso'] = (args, options) => home.sso(args, { cwd: home.file('shop/src'), ...options });
  return { home, sso };
}

const toKeys = ['switch', '--shell', 'bash', 'keys'];
const prompt = async (sso: ShellHome['sso']) =>
  (await sso(['prompt', '--format', '{profile}[ {production}]'], { env: { AWS_PROFILE: 'keys' } })).stdout;

describe('the rule for production of a project', () => {
  it.each([
    ['sso.config.json', '{"production": {"profiles": ["keys"]}}'],
    ['sso.config.yaml', 'production:\n  profiles: [keys]\n'],
  ])('holds below its folder: %s', async (name, content) => {
    const { home, sso } = await inProject(name, content);
    expect(await sso(toKeys)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await prompt(sso)).toBe('keys PRODUCTION\n');
    expect(await home.sso(toKeys, { cwd: home.path })).toMatchObject({ exitCode: 0 });
    expect(await prompt((args, options) => home.sso(args, { cwd: home.path, ...options }))).toBe('keys\n');
  });

  it('cannot take from that of the person', async () => {
    const { home, sso } = await inProject(
      'sso.config.json',
      '{"production": {"profiles": ["!keys"], "confirm": false}}',
    );
    await home.write('.config/sso/config.json', '{"production": {"profiles": ["keys"], "confirm": true}}');
    expect(await sso(toKeys)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await prompt(sso)).toBe('keys PRODUCTION\n');
  });

  it('cannot hide that of the person by a mistake', async () => {
    const { home, sso } = await inProject('sso.config.yaml', 'production: [\n');
    await home.write('.config/sso/config.json', '{"production": {"profiles": ["keys"]}}');
    const result = await sso(toKeys);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(/sso\.config\.yaml:\d+:\d+: it is not YAML/);
    expect(await prompt(sso)).toBe('keys PRODUCTION?\n');
  });

  it('is no reason for a shell to have nothing where its folder is gone', async () => {
    const home = await shellHome();
    await mkdir(home.file('gone'));
    const script = `cd "$HOME/gone" && rmdir "$HOME/gone" && AWS_PROFILE=keys sso prompt`;
    const result = await runInShell('bash', script, { env: home.env });
    expect(result).toMatchObject({ exitCode: 0, stdout: 'keys\n' });
  });
});
