import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredRules } from '../../src/declaration/declared-rules.ts';
import { declaredSessions } from '../../src/declaration/declared-sessions.ts';
import { findDeclarations } from '../../src/declaration/find-files.ts';
import { readDeclarations } from '../../src/declaration/read-declarations.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { homeWith, platform, refusedFindings } from './support.ts';

describe('findDeclarations', () => {
  const found = (files: readonly string[], cwd: string): readonly string[] => {
    const { runtime, home } = homeWith(Object.fromEntries(files.map((file) => [file, '{}'])));
    mkdirSync(join(home, cwd), { recursive: true });
    const declarations = findDeclarations(runtime, { platform, cwd: join(home, cwd) });
    return declarations.map(({ file, origin }) => `${origin} ${file.slice(home.length + 1)}`);
  };

  it.each<[string, readonly string[], string, readonly string[]]>([
    ['neither', [], 'a/b', []],
    ['the person’s own', ['.config/sso/config.yml'], '', ['user .config/sso/config.yml']],
    [
      'that of the working folder',
      ['a/b/sso.config.json', 'a/sso.config.json'],
      'a/b',
      ['project a/b/sso.config.json'],
    ],
    ['one above', ['a/sso.config.yaml'], 'a/b/c', ['project a/sso.config.yaml']],
    [
      'one at the root of the repository',
      ['a/.git/HEAD', 'a/sso.config.json'],
      'a/b',
      ['project a/sso.config.json'],
    ],
    ['none above the repository', ['sso.config.json', 'a/.git/HEAD'], 'a/b', []],
    ['none above the repository of a worktree', ['sso.config.json', 'a/.git'], 'a', []],
    ['one in the home', ['sso.config.json'], 'a', ['project sso.config.json']],
    [
      'both',
      ['.config/sso/config.json', 'a/sso.config.json'],
      'a',
      ['user .config/sso/config.json', 'project a/sso.config.json'],
    ],
  ])('finds %s', (_, files, cwd, expected) => {
    expect(found(files, cwd)).toEqual(expected);
  });

  it('looks only into the working folder where anybody may write above it', () => {
    const { home } = homeWith({ 'shared/sso.config.json': '{}', 'shared/mine/.keep': '' });
    const elsewhere = testRuntime().runtime;
    const from = (folder: string) => findDeclarations(elsewhere, { platform, cwd: join(home, folder) });
    expect(from('shared/mine')).toEqual([]);
    expect(from('shared')).toHaveLength(1);
  });

  it('takes no repository of a stranger for its own that lies where anybody may write', () => {
    const { home } = homeWith({
      'shared/.git/HEAD': '',
      'shared/sso.config.json': '{}',
      'shared/mine/.keep': '',
    });
    const { runtime } = testRuntime();
    const { inspect } = runtime.files;
    const from = (isOwn: boolean) => {
      const strange: typeof inspect = (path, options) => {
        const facts = inspect(path, options);
        return facts && { ...facts, isOwn };
      };
      const files = { ...runtime.files, inspect: strange };
      return findDeclarations({ ...runtime, files }, { platform, cwd: join(home, 'shared/mine') });
    };
    expect(from(false)).toHaveLength(1);
    chmodSync(join(home, 'shared'), 0o777);
    expect(from(false)).toEqual([]);
    expect(from(true)).toHaveLength(1);
  });

  it('looks where the system keeps what is the person’s own', () => {
    const env = { XDG_CONFIG_HOME: '/etc/mine' };
    const { runtime, home } = testRuntime({ env });
    mkdirSync(join(home, 'roaming/sso'), { recursive: true });
    writeFileSync(join(home, 'roaming/sso/config.json'), '{}');
    expect(findDeclarations(runtime, { platform: 'linux' })).toEqual([]);
    const windows = { ...runtime, env: { APPDATA: join(home, 'roaming') } };
    expect(findDeclarations(windows, { platform: 'win32' })).toHaveLength(1);
  });

  it('takes none where there are two that could be meant', async () => {
    const { runtime, home } = homeWith({ 'sso.config.json': '{}', 'sso.config.yaml': '' });
    expect(await refusedFindings(readDeclarations(runtime, { platform, cwd: home }))).toMatchObject([
      {
        file: join(home, 'sso.config.yaml'),
        problem: { kind: 'second-file', other: join(home, 'sso.config.json') },
      },
    ]);
  });
});

describe('readDeclarations', () => {
  const read = async (files: Readonly<Record<string, string>>) => {
    const { runtime, home } = homeWith(files);
    return readDeclarations(runtime, { platform, cwd: home });
  };
  const findings = async (yaml: string, name = 'sso.config.yaml') =>
    (await refusedFindings(read({ [name]: yaml }))).map(({ line, column, path, problem }) => [
      `${line}:${column}`,
      path,
      problem.kind === 'refused' ? problem.error.code : problem.kind,
    ]);

  it.each(['yaml', 'json'])('reads the example: %s', async (ending) => {
    const example = join(import.meta.dirname, `../../examples/sso.config.${ending}`);
    const declarations = await read({ [`sso.config.${ending}`]: readFileSync(example, 'utf8') });
    expect(declaredSessions(declarations)).toMatchObject([
      { name: 'my-sso', scopes: ['sso:account:access'] },
    ]);
    expect(declaredRules(declarations)).toHaveLength(1);
  });

  it('gives rules with everything that is not said', async () => {
    const declarations = await read({
      'sso.config.yaml': 'populate: [{session: a, defaults: [{roles: [Admin], settings: {output: text}}]}]',
    });
    expect(declaredRules(declarations)).toEqual([
      {
        session: 'a',
        filter: { accounts: [], roles: [] },
        regions: [],
        nameTemplate: '{accountName|kebab}_{roleName}',
        rolePreference: [],
        form: 'sso-session',
        settings: {},
        defaults: [{ accounts: [], roles: ['Admin'], settings: { output: 'text' } }],
      },
    ]);
  });

  it('follows the rules of the project, and the person’s own where it has none', async () => {
    const own = { '.config/sso/config.json': '{"populate": [{"session": "mine"}]}' };
    const sessions = async (project: string) =>
      declaredRules(await read({ ...own, 'sso.config.json': project })).map(({ session }) => session);
    expect(await sessions('{"populate": [{"session": "ours"}]}')).toEqual(['ours']);
    expect(await sessions('{"populate": []}')).toEqual(['mine']);
  });

  it('points to every value that a command would refuse', async () => {
    const yaml = `sessions:
  - {name: 'a]', startUrl: http://example.com, region: eu-wst-1}
  - {name: b, startUrl: https://b.awsapps.com/start, region: eu-west-1}
  - {name: b, startUrl: https://b.awsapps.com/start, region: eu-west-1, registrationScopes: [a, "b\\nc"]}
populate:
  - session: b
    accounts: [a, '/(/']
    regions: [nowhere]
    nameTemplate: '{acountName}'
    defaults:
      - {roles: ['!'], settings: {output: "a\\nb"}}
production:
  profiles: ['/[/']
`;
    expect(await findings(yaml)).toEqual([
      ['2:12', 'sessions[0].name', 'name-unusable'],
      ['2:28', 'sessions[0].startUrl', 'start-url-invalid'],
      ['2:56', 'sessions[0].region', 'region-invalid'],
      ['4:12', 'sessions[2].name', 'session-twice'],
      ['4:97', 'sessions[2].registrationScopes[1]', 'name-unusable'],
      ['7:19', 'populate[0].accounts[1]', 'pattern-invalid'],
      ['7:19', 'populate[0].accounts[1]', 'expression-not-shared'],
      ['8:15', 'populate[0].regions[0]', 'region-invalid'],
      ['9:19', 'populate[0].nameTemplate', 'template-invalid'],
      ['11:18', 'populate[0].defaults[0].roles[0]', 'pattern-invalid'],
      ['11:43', 'populate[0].defaults[0].settings.output', 'name-unusable'],
      ['13:14', 'production.profiles[0]', 'pattern-invalid'],
      ['13:14', 'production.profiles[0]', 'expression-not-shared'],
    ]);
  });

  it('lets no project run a program or send requests elsewhere', async () => {
    const yaml = `populate:
  - session: a
    settings: {output: json, cli_pager: '', credential_process: rm -rf /}
    defaults:
      - settings:
          cli_pager: sh -c evil
          Endpoint_URL: https://evil.example.com
`;
    expect(await findings(yaml)).toEqual([
      ['3:45', 'populate[0].settings.credential_process', 'setting-not-shared'],
      ['6:11', 'populate[0].defaults[0].settings.cli_pager', 'setting-not-shared'],
      ['7:11', 'populate[0].defaults[0].settings.Endpoint_URL', 'setting-not-shared'],
    ]);
    const own = '{"populate": [{"session": "a", "settings": {"cli_pager": "less"}}]}';
    expect(await read({ '.config/sso/config.json': own })).toHaveLength(1);
  });

  it('lets no project have a regular expression, which could keep a command busy', async () => {
    const rules = `populate:
  - session: a
    accounts: ['!/(a+)+$/i']
    roles: [Admin, /a/]
    rolePreference: [/a/u]
    defaults: [{accounts: [/a/], roles: [/a/], settings: {}}]
production: {accounts: [/a/], roles: [/a/], profiles: [/a, a/, /a/]}
`;
    expect(await findings(rules)).toEqual(
      [
        ['3:16', 'populate[0].accounts[0]'],
        ['4:20', 'populate[0].roles[1]'],
        ['5:22', 'populate[0].rolePreference[0]'],
        ['6:28', 'populate[0].defaults[0].accounts[0]'],
        ['6:42', 'populate[0].defaults[0].roles[0]'],
        ['7:25', 'production.accounts[0]'],
        ['7:39', 'production.roles[0]'],
        ['7:64', 'production.profiles[2]'],
      ].map((place) => [...place, 'expression-not-shared']),
    );
    expect(await read({ '.config/sso/config.yaml': rules })).toHaveLength(1);
  });

  it('lets nobody say by a setting where credentials come from', async () => {
    const own = '{"populate": [{"session": "a", "settings": {"sso_session": "b"}}]}';
    expect(await findings(own, '.config/sso/config.json')).toEqual([
      ['1:45', 'populate[0].settings.sso_session', 'setting-unusable'],
    ]);
  });
});
