import { headers, start } from './support.ts';

/** A project's folder with a declarative file. */
async function project(file: object) {
  const { home, session } = await start();
  await home.write('project/sso.config.json', JSON.stringify(file));
  const populate = (...flags: readonly string[]) =>
    home.sso(['populate', '--yes', ...flags], { cwd: home.file('project') });
  return { home, session, populate };
}

const rules = {
  session: 'my-sso',
  roles: ['Admin'],
  regions: ['eu-west-1'],
  nameTemplate: '{accountName|lower}',
  settings: { output: 'json' },
};

describe('sso populate in a folder with a declarative file', () => {
  it('follows its rules', async () => {
    const { home, populate } = await project({ populate: [rules, { ...rules, accounts: ['nowhere'] }] });
    expect(await populate()).toMatchObject({ exitCode: 0 });
    const config = await home.readConfig();
    expect(headers(config)).toEqual(['[profile dev]', '[profile prod]']);
    expect(config).toContain('sso_role_name = Admin\nregion = eu-west-1\noutput = json\nsso_populated = ');
  });

  it('lets flags say otherwise', async () => {
    const { home, populate } = await project({ populate: [rules] });
    await populate('--account', 'dev', '--role', '*', '--set', 'output=text', '--name', '{roleName}');
    const config = await home.readConfig();
    expect(headers(config)).toEqual(['[profile Admin]', '[profile ReadOnly]']);
    expect(config).toContain('output = text\n');
  });

  it('brings a session along that only the file knows', async () => {
    const { home } = await start();
    const sessions = [{ name: 'team', startUrl: home.startUrl, region: 'us-east-1' }];
    const file = { sessions, populate: [{ ...rules, session: 'team' }] };
    await home.write('project/sso.config.json', JSON.stringify(file));
    await home.writeConfig('');
    const { stderr } = await home.sso(['populate', '--yes'], { cwd: home.file('project') });
    expect(stderr).toContain(`+ sso-session team: ${home.startUrl}`);
    expect(await home.readConfig()).toMatch(
      /^\[sso-session team\]\nsso_start_url = .*\n[^[]*\[profile dev\]\nsso_session = team\n/,
    );
  });

  it('signs in nowhere else than the person has the session', async () => {
    const startUrl = 'https://d-0000000000.awsapps.com/start';
    const { home, session, populate } = await project({
      sessions: [{ name: 'my-sso', startUrl, region: 'us-east-1' }],
      populate: [rules],
    });
    const { exitCode, stderr } = await populate();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('sessions[0].startUrl');
    expect(await home.readConfig()).toBe(session);
  });
});
