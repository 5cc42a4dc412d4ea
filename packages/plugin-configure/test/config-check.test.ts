import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runSso, temporaryHome } from '@sso/testkit';

async function project(content: string) {
  const home = await temporaryHome();
  const file = await home.write('shop/sso.config.yaml', content);
  const sso = (...args: readonly string[]) => runSso(args, { env: home.env, cwd: home.file('shop') });
  return { home, file, sso };
}

const mistaken = `sessions:
  - {name: work, startUrl: https://my-company.awsapps.com/start, region: eu-wst-1}
populate:
  - session: wrok
    nameTemplate: '{acountName}'
production:
  accounts: ['/(/']
`;

describe('sso config check', () => {
  it('prints every mistake with its place and what to do, and ends with 2', async () => {
    const { file, sso } = await project(mistaken);
    expect(await sso('config', 'check')).toMatchObject({
      exitCode: 2,
      stderr: '',
      stdout: `${file}:2:74: sessions[0].region: "eu-wst-1" is not an AWS region.
  Did you mean "eu-west-1"?
  A region looks like us-east-1 or eu-central-1.
${file}:5:19: populate[0].nameTemplate: The template of names "{acountName}", column 2: there is no field "acountName".
  Did you mean "accountName"?
  There are: accountName, accountId, roleName, email, session, region
${file}:7:14: production.accounts[0]: The pattern "/(/" is not a regular expression that can be used: Unterminated group.
  In a pattern * is any text and ? one letter; /…/ is a regular expression; ! in front excludes.
${file}:7:14: production.accounts[0]: a file that comes with a project cannot have a regular expression, as one can keep a prompt or a command busy.
  * is any text and ? one letter.
  Your own file can say it: config.json or config.yaml in ~/.config/sso.
${file}:4:14: populate[0].session: There is no sso-session "wrok".
  Did you mean "work"?
  Set it up: sso configure
`,
    });
  });

  it('gives programs the same', async () => {
    const { file, sso } = await project('producton: {}');
    const { exitCode, stdout } = await sso('config', 'check', '--json');
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      files: [file],
      findings: [
        {
          ...{ file, line: 1, column: 1, path: 'producton', code: 'unknown-member' },
          message: `${file}:1:1: producton: there is no such member.`,
          next: ['Did you mean "production"?'],
        },
      ],
    });
  });

  it('knows the sessions of ~/.aws/config, and that they are not to be changed', async () => {
    const { home, file, sso } = await project(
      mistaken.split('\n').slice(0, 2).join('\n').replace('wst', 'west'),
    );
    const other = 'https://other.awsapps.com/start';
    const config = await home.write(
      '.aws/config',
      `[sso-session work]\nsso_start_url = ${other}\nsso_region = eu-west-1\n`,
    );
    expect((await sso('config', 'check')).stdout).toContain(
      `${file}:2:28: sessions[0].startUrl: the session "work" of ${config} has another startUrl, "${other}".\n`,
    );
  });

  it('finds nothing wrong with the example, and says so', async () => {
    const example = fileURLToPath(new URL('../../core/examples/sso.config.yaml', import.meta.url));
    const { file, sso } = await project(await readFile(example, 'utf8'));
    expect(await sso('config', 'check')).toMatchObject({
      exitCode: 0,
      stdout: `${file}: nothing is wrong.\n`,
      stderr: '',
    });
  });

  it('looks at a file that is named, from where one is', async () => {
    const { home, sso } = await project('');
    const draft = await home.write('shop/draft.json', '{"sessions": [1,]}');
    expect(await sso('config', 'check', 'draft.json')).toMatchObject({
      exitCode: 2,
      stdout: `${draft}:1:17: it is not JSON from here on.\n`,
    });
  });

  it('ends with 2 where there is none of that name', async () => {
    const { home, sso } = await project('');
    expect(await sso('config', 'check', 'draft.json')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(`There is no file ${home.file('shop/draft.json')}.`),
    });
  });

  it('ends with 0 where there is no file', async () => {
    const home = await temporaryHome();
    const { exitCode, stdout } = await runSso(['config', 'check'], { env: home.env, cwd: home.path });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'No declarative file holds here.\n' });
  });
});

describe('sso config schema', () => {
  it.each([[[]], [['--json']]])('prints what is published with the library %j', async (flags) => {
    const { sso } = await project('');
    const published = new URL('../../core/schema/sso.config.schema.json', import.meta.url);
    const { stdout } = await sso('config', 'schema', ...flags);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(await readFile(published, 'utf8')));
  });
});
