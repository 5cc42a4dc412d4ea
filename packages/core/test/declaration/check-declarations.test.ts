import { join } from 'node:path';
import { readAwsConfig } from '../../src/config/read.ts';
import { checkDeclarations } from '../../src/declaration/check-declarations.ts';
import { requireAgreement } from '../../src/declaration/declared-sessions.ts';
import { readDeclarations } from '../../src/declaration/read-declarations.ts';
import { homeWith, platform, refusedFindings } from './support.ts';

const present =
  '[sso-session work]\nsso_start_url = https://work.awsapps.com/start\nsso_region = eu-west-1\n';

function session(name: string, company: string, region = 'eu-west-1'): string {
  return `{"name": "${name}", "startUrl": "https://${company}.awsapps.com/start#/", "region": "${region}"}`;
}

/** What is found from the home, with the files by their path below it. */
async function check(files: Readonly<Record<string, string>>, file?: string) {
  const { runtime, home } = homeWith(files);
  const report = await checkDeclarations(runtime, readAwsConfig(runtime), {
    platform,
    cwd: home,
    file: file && join(home, file),
  });
  const shown = (path: string): string => path.slice(home.length + 1);
  return {
    files: report.files.map(shown),
    findings: report.findings.map(({ file: at, line, column, path, problem }) => {
      return `${shown(at)}:${line}:${column} ${path} ${problem.kind}`;
    }),
  };
}

describe('checkDeclarations', () => {
  it('finds nothing where there is nothing', async () => {
    expect(await check({})).toEqual({ files: [], findings: [] });
  });

  it('finds nothing in files that agree with each other and with the config', async () => {
    const files = {
      '.aws/config': present,
      '.config/sso/config.json': `{"sessions": [${session('mine', 'mine')}]}`,
      'sso.config.json': `{"sessions": [${session('work', 'work')}, ${session('mine', 'mine')}], "populate": [{"session": "work"}, {"session": "mine"}]}`,
    };
    expect(await check(files)).toEqual({
      files: ['.config/sso/config.json', 'sso.config.json'],
      findings: [],
    });
  });

  it('finds what is wrong in each file, and between them', async () => {
    const files = {
      '.aws/config': present,
      '.config/sso/config.json': `{"sessions": [${session('mine', 'mine')}]}`,
      'sso.config.yaml': [
        `sessions: [${session('mine', 'theirs')}, ${session('work', 'work', 'us-east-1')}]`,
        'populate: [{session: wrok}, {session: work, nameTemplate: "{"}]',
      ].join('\n'),
    };
    expect((await check(files)).findings).toEqual([
      'sso.config.yaml:2:59 populate[1].nameTemplate refused',
      'sso.config.yaml:1:41 sessions[0].startUrl session-contradicts',
      'sso.config.yaml:1:178 sessions[1].region session-contradicts',
      'sso.config.yaml:2:22 populate[0].session refused',
    ]);
  });

  it('looks only at the file that is named, with the sessions of the person’s own', async () => {
    const files = {
      '.config/sso/config.json': `{"sessions": [${session('mine', 'mine')}], "populate": [{"session": "gone"}]}`,
      'sso.config.json': '{"a": 1}',
      'draft.yaml': 'populate: [{session: mine, settings: {cli_pager: sh}}]',
    };
    expect(await check(files, 'draft.yaml')).toEqual({
      files: ['draft.yaml'],
      findings: ['draft.yaml:1:39 populate[0].settings.cli_pager setting-not-shared'],
    });
    expect((await check(files, '.config/sso/config.json')).findings).toEqual([
      '.config/sso/config.json:1:130 populate[0].session refused',
    ]);
  });

  it('reports two files where one is wanted', async () => {
    expect(await check({ 'sso.config.json': '{}', 'sso.config.yml': '' })).toEqual({
      files: ['sso.config.yml'],
      findings: ['sso.config.yml:1:1  second-file'],
    });
  });

  it('needs the file that is named', async () => {
    await expect(check({}, 'draft.yaml')).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});

describe('requireAgreement', () => {
  const agree = async (name: string) => {
    const { runtime, home } = homeWith({
      '.aws/config': present,
      'sso.config.json': `{"sessions": [${session('work', 'evil')}, ${session('other', 'other')}]}`,
    });
    const declarations = await readDeclarations(runtime, { platform, cwd: home });
    return requireAgreement(declarations, readAwsConfig(runtime), name);
  };

  it('refuses a session that would sign in elsewhere than the person’s own of that name', async () => {
    expect(await refusedFindings(agree('work'))).toMatchObject([
      {
        path: 'sessions[0].startUrl',
        problem: { kind: 'session-contradicts', key: 'startUrl', value: 'https://work.awsapps.com/start' },
      },
    ]);
  });

  it('has nothing against another one', async () => {
    await expect(agree('other')).resolves.toBeUndefined();
  });
});
