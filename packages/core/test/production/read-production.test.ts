import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readProduction } from '../../src/production/read-production.ts';
import { testRuntime } from '../support/test-runtime.ts';

const platform = 'linux';

/** A home with the person's own file, and a project in it with one of its own. */
function withFiles(files: { readonly user?: string; readonly project?: string }) {
  const { runtime, home } = testRuntime();
  const cwd = join(home, 'shop');
  const write = (file: string, content: string | undefined): void => {
    mkdirSync(dirname(file), { recursive: true });
    if (content !== undefined) writeFileSync(file, content);
  };
  write(join(home, '.config/sso/config.json'), files.user);
  write(join(cwd, 'sso.config.json'), files.project);
  return { runtime, place: { platform, cwd } as const };
}

async function productionOf(user?: object, project?: object) {
  const text = (production: object | undefined) => production && JSON.stringify({ production });
  const { runtime, place } = withFiles({
    ...(user === undefined ? {} : { user: text(user) ?? '' }),
    ...(project === undefined ? {} : { project: text(project) ?? '' }),
  });
  return readProduction(runtime, place);
}

describe('readProduction', () => {
  it('knows of no production where there is no file, or nothing in it', async () => {
    for (const user of [undefined, {}]) {
      const production = await productionOf(user);
      expect(production).toMatchObject({ byAccount: false, confirm: true });
      expect(production.minutes).toBeUndefined();
      expect(production.includes({ profile: 'prod', accountId: '111111111111', roleName: 'Admin' })).toBe(
        false,
      );
    }
  });

  it('reads the rule', async () => {
    const production = await productionOf({
      accounts: ['1111*'],
      roles: ['Admin'],
      profiles: ['prod-*'],
      confirm: false,
      minutes: 30,
    });
    expect(production).toMatchObject({ byAccount: true, confirm: false, minutes: 30 });
    expect(production.includes({ profile: 'prod-eu' })).toBe(true);
    expect(production.includes({ accountId: '111122223333' })).toBe(true);
    expect(production.includes({ profile: 'dev', roleName: 'ReadOnly' })).toBe(false);
  });

  it('joins the rules of a project to those of the person', async () => {
    const production = await productionOf({ profiles: ['mine'] }, { profiles: ['ours'] });
    expect(['mine', 'ours', 'other'].map((profile) => production.includes({ profile }))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('does not let a project take anything out that the person calls production', async () => {
    const production = await productionOf({ profiles: ['prod-*'] }, { profiles: ['!prod-eu'] });
    expect(production.includes({ profile: 'prod-eu' })).toBe(true);
  });

  it.each([
    [false, undefined, false],
    [false, true, true],
    [true, false, true],
    [undefined, false, false],
    [undefined, undefined, true],
  ])('asks where one of both asks: %s and %s', async (user, project, confirm) => {
    expect((await productionOf({ confirm: user }, { confirm: project })).confirm).toBe(confirm);
  });

  it.each([
    [30, 15, 15],
    [15, 30, 15],
    [undefined, 60, 60],
  ])('takes the shorter time: %s and %s', async (user, project, minutes) => {
    expect((await productionOf({ minutes: user }, { minutes: project })).minutes).toBe(minutes);
  });

  it('takes no regular expression from a project, as a prompt could wait for it forever', async () => {
    const expression = { profiles: ['/^prod/'] };
    expect((await productionOf(expression)).includes({ profile: 'prod-1' })).toBe(true);
    await expect(productionOf(undefined, expression)).rejects.toMatchObject({
      code: 'declaration-invalid',
      data: {
        findings: [{ path: 'production.profiles[0]', problem: { kind: 'expression-not-shared' } }],
      },
    });
  });

  it('knows of none rather than some where one file is mistaken', async () => {
    const { runtime, place } = withFiles({ user: '{}', project: '{"producton": {}}' });
    await expect(readProduction(runtime, place)).rejects.toMatchObject({
      code: 'declaration-invalid',
      data: {
        findings: [
          {
            file: join(place.cwd, 'sso.config.json'),
            line: 1,
            column: 2,
            path: 'producton',
            problem: { kind: 'unknown-member', near: 'production' },
          },
        ],
      },
    });
  });
});
