import '@sso/testkit';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { SsoError } from '../../src/errors.ts';
import type { PopulationPlan } from '../../src/population/plan.ts';
import { populateConfig, previewPopulation } from '../../src/population/populate-config.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { account, namesOf, sessionSection, source } from './organization.ts';
import { written } from './written.ts';

const dev = account(1, 'dev', ['Admin', 'ReadOnly']);
const prod = account(2, 'prod', ['Admin']);

const request = (...sources: readonly ReturnType<typeof source>[]) => ({
  sources,
  pruning: 'none' as const,
  platform: 'linux' as const,
});

function home(config: string) {
  const { runtime, home: folder } = testRuntime();
  mkdirSync(join(folder, '.aws'));
  const file = join(folder, '.aws', 'config');
  writeFileSync(file, config);
  return { runtime, file, text: () => readFileSync(file, 'utf8') };
}

describe('populateConfig', () => {
  it('writes at the end and leaves the rest, also in the middle of a file with notes', async () => {
    const foreign = `# years of notes\r\n${sessionSection}\n[profile  a ] ; odd\nregion=x\n\n[plugins]\nx = y\n`;
    const { runtime, text } = home(foreign);
    const outcome = await populateConfig(runtime, request(source([dev, prod])));
    expect(outcome).toMatchObject({ kind: 'done', written: true });
    expect(text().startsWith(foreign)).toBe(true);
    expect(text().match(/^\[profile .*_.*$/gm)).toEqual([
      '[profile dev_Admin]',
      '[profile dev_ReadOnly]',
      '[profile prod_Admin]',
    ]);
  });

  it('does not write a second time', async () => {
    const { runtime, file, text } = home(sessionSection);
    await populateConfig(runtime, request(source([dev])));
    const [before, { ino, mtimeMs }] = [text(), statSync(file)];
    const outcome = await populateConfig(runtime, request(source([dev])));
    expect(outcome).toMatchObject({ kind: 'done', written: false });
    expect(text()).toBe(before);
    expect(statSync(file)).toMatchObject({ ino, mtimeMs });
  });

  it('does not carry out another plan than the one agreed to', async () => {
    const { runtime, file, text } = home(sessionSection);
    const agreed = previewPopulation(runtime, request(source([dev])));
    const meanwhile = `${sessionSection}[profile dev_Admin]\nregion = eu-west-1\n`;
    writeFileSync(file, meanwhile);
    const outcome = await populateConfig(runtime, request(source([dev])), { agreed });
    expect(outcome).toMatchObject({ kind: 'outdated', plan: { kept: [{ name: 'dev_Admin' }] } });
    expect(text()).toBe(meanwhile);
    const second = await populateConfig(runtime, request(source([dev])), { agreed: outcome.plan });
    expect(second).toMatchObject({ kind: 'done', written: true });
  });

  it('carries it out where the file has changed elsewhere', async () => {
    const { runtime, file, text } = home(sessionSection);
    const agreed = previewPopulation(runtime, request(source([prod])));
    writeFileSync(file, `${sessionSection}[profile other]\nregion = eu-west-1\n`);
    expect(await populateConfig(runtime, request(source([prod])), { agreed })).toMatchObject({
      written: true,
    });
    expect(text()).toContain('[profile other]\nregion = eu-west-1\n\n[profile prod_Admin]\n');
  });

  it('tells the plan before it is carried out', async () => {
    const { runtime, text } = home(sessionSection);
    const told: (readonly [readonly string[], string])[] = [];
    const onPlan = (plan: PopulationPlan) => told.push([namesOf(plan.added), text()]);
    await populateConfig(runtime, request(source([prod])), { onPlan });
    expect(told).toEqual([[['prod_Admin'], sessionSection]]);
  });

  it('leaves the file as it was where it cannot be written', async () => {
    const { runtime, file, text } = home(sessionSection);
    const full = new SsoError('file-unwritable', { file, reason: 'ENOSPC' });
    const files = { ...runtime.files, write: () => Promise.reject(full) };
    await expect(populateConfig({ ...runtime, files }, request(source([dev])))).rejects.toBe(full);
    expect(text()).toBe(sessionSection);
  });

  it('keeps away from names in the credentials file', async () => {
    const { runtime, file } = home(sessionSection);
    writeFileSync(join(file, '..', 'credentials'), '[prod_Admin]\naws_access_key_id = AKIA\n');
    const { plan } = await populateConfig(runtime, request(source([dev, prod])));
    expect([namesOf(plan.added), namesOf(plan.kept)]).toEqual([
      ['dev_Admin', 'dev_ReadOnly'],
      ['prod_Admin'],
    ]);
  });

  it('is told where there is to be no config file', async () => {
    const { runtime } = testRuntime({ env: { AWS_CONFIG_FILE: '' } });
    await expect(populateConfig(runtime, request(source([dev])))).rejects.toThrowSsoError('config-disabled', {
      variable: 'AWS_CONFIG_FILE',
    });
  });
});

describe('whatever a config holds', () => {
  const foreignSection = fc
    .tuple(
      fc.constantFrom('profile a', 'profile "b c"', 'plugins', 'services x', 'profile dev_Admin'),
      fc.nat(3),
    )
    .map(
      ([header, notes]) =>
        `[${header}]\n${'# note\n'.repeat(notes)}region = eu-west-1\n${'\n'.repeat(notes)}; end\n`,
    );
  const foreign = fc
    .uniqueArray(foreignSection, { selector: (text) => text.split('\n')[0] })
    .map((sections) => sections.join(''));
  const chosen = fc.subarray([dev, prod, account(3, 'Dev', ['Admin'])], { minLength: 1 });

  it('a second time changes nothing, and taking all away again gives the same bytes', () => {
    fc.assert(
      fc.property(foreign, chosen, (config, accounts) => {
        const before = `${sessionSection}\n${config}`;
        const once = written(before, [source(accounts)]);
        expect(once.startsWith(before)).toBe(true);
        expect(written(once, [source(accounts)])).toBe(once);
        const nothingLeft = [
          source([account(9, 'other', ['X'])], { filter: { accounts: ['other'], roles: [] } }),
        ];
        const pruned = written(once, nothingLeft, { pruning: 'gone' });
        expect(pruned.startsWith(before)).toBe(true);
        expect(pruned.slice(before.length).match(/^\[.*\]$/gm)).toEqual(['[profile other_X]']);
      }),
    );
  });
});
