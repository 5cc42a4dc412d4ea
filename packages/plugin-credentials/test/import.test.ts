import { readFile } from 'node:fs/promises';
import { startEmulator } from '@sso/emulator';
import { describeWith, type SsoHome, ssoHome, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { fakeProgram } from './support/clipboard.ts';
import { signedIn } from './support/signed-in.ts';

const keys = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: `IQoJb3JpZ2luX2Vj${'EXAMPLE+/0'.repeat(90)}==`,
};

const option1 = `export AWS_ACCESS_KEY_ID="${keys.accessKeyId}"
export AWS_SECRET_ACCESS_KEY="${keys.secretAccessKey}"
export AWS_SESSION_TOKEN="${keys.sessionToken}"`;

const option2 = `[123456789011_ReadOnly]
aws_access_key_id=${keys.accessKeyId}
aws_secret_access_key=${keys.secretAccessKey}
aws_session_token=${keys.sessionToken}`;

function written(name: string): string {
  return `[${name}]
aws_access_key_id = ${keys.accessKeyId}
aws_secret_access_key = ${keys.secretAccessKey}
aws_session_token = ${keys.sessionToken}
x_written_by = sso
`;
}

async function plainHome(): Promise<SsoHome> {
  return ssoHome(await startEmulator());
}

const credentialsOf = (home: SsoHome): Promise<string> => readFile(home.file('.aws/credentials'), 'utf8');

describe('sso import from a pipe', () => {
  it('writes the profile that the section names', async () => {
    const home = await plainHome();
    const result = await home.sso(['import'], { input: option2 });
    expect(result).toMatchObject({ exitCode: 0, stdout: '' });
    expect(result.stderr).toContain('123456789011_ReadOnly');
    expect(result.stderr).not.toMatch(/ASIA|wJalr|IQoJ/);
    expect(await credentialsOf(home)).toBe(written('123456789011_ReadOnly'));
  });

  it('writes the profile that is named', async () => {
    const home = await plainHome();
    await home.sso(['import', '--profile', 'mine'], { input: option1 });
    expect(await credentialsOf(home)).toBe(written('mine'));
  });

  it('needs a name where nothing tells one', async () => {
    const home = await plainHome();
    const result = await home.sso(['import'], { input: option1 });
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain('--profile');
    expect(await home.awsFiles()).toEqual({});
  });

  it('prints another form instead', async () => {
    const home = await plainHome();
    const { stdout, stderr } = await home.sso(['import', '--format', 'fish', '--region', 'eu-west-1'], {
      input: option1,
    });
    expect(stderr).toBe('');
    expect(stdout).toBe(`set -gx AWS_ACCESS_KEY_ID '${keys.accessKeyId}';
set -gx AWS_SECRET_ACCESS_KEY '${keys.secretAccessKey}';
set -gx AWS_SESSION_TOKEN '${keys.sessionToken}';
set -eg AWS_CREDENTIAL_EXPIRATION;
set -gx AWS_REGION 'eu-west-1';
set -gx AWS_DEFAULT_REGION 'eu-west-1';
`);
    expect(await home.awsFiles()).toEqual({});
  });

  it('prints what it did as JSON, without a key', async () => {
    const home = await plainHome();
    const { stdout } = await home.sso(['import', '--json'], { input: option2 });
    expect(JSON.parse(stdout)).toEqual({
      profile: '123456789011_ReadOnly',
      file: home.file('.aws/credentials'),
      accountId: '123456789011',
      roleName: 'ReadOnly',
      arn: null,
      expiresAt: null,
    });
  });

  it('never writes over a profile of somebody else, unless told', async () => {
    const home = await plainHome();
    await home.write('.aws/credentials', '[mine]\naws_access_key_id = AKIA\n');
    const flags = ['import', '--profile', 'mine'];
    expect(await home.sso(flags, { input: option1 })).toMatchObject({ exitCode: 2 });
    expect(await credentialsOf(home)).toContain('AKIA\n');
    expect(await home.sso([...flags, '--force'], { input: option1 })).toMatchObject({ exitCode: 0 });
    expect(await credentialsOf(home)).toBe(written('mine'));
  });

  it.each([
    ['nothing', '', 2],
    ['no credentials', 'hello', 2],
    ['a line too few', option1.split('\n').slice(0, 2).join('\n'), 2],
    ['two accounts', `${option2}\n${option2.replaceAll('ASIAIOS', 'ASIAOTH')}`, 2],
    ['credentials that have run out', JSON.stringify({ ...keys, expiration: '2020-01-01T00:00:00Z' }), 3],
  ])('refuses %s and shows none of it', async (_, input, exitCode) => {
    const home = await plainHome();
    const result = await home.sso(['import', '--format', 'env'], { input });
    expect(result).toMatchObject({ exitCode, stdout: '' });
    expect(result.stderr).not.toMatch(/ASIA|wJalr|IQoJ/);
  });
});

describe('sso import --verify', () => {
  it('takes what sso exports, and names it by whose it is', async () => {
    const { home } = await signedIn();
    const { stdout } = await home.sso(['export', '--profile', 'dev', '--format', 'bash']);
    const result = await home.sso(['import', '--verify'], { input: stdout });
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toContain('assumed-role/AWSReservedSSO_Admin_');
    expect(await credentialsOf(home)).toMatch(/^\[111111111111_Admin\]\n/);
  });

  it('refuses what AWS does not know', async () => {
    const home = await plainHome();
    expect(await home.sso(['import', '--verify'], { input: option2 })).toMatchObject({
      exitCode: 2,
      stdout: '',
    });
    expect(await home.awsFiles()).toEqual({});
  });

  it('says that they have run out', async () => {
    let now = Date.now();
    const { home } = await signedIn({ now: () => now, roleCredentialsSeconds: 1800 });
    const { stdout } = await home.sso(['export', '--profile', 'dev', '--format', 'dotenv']);
    const [kept = ''] = stdout.split('AWS_CREDENTIAL_EXPIRATION');
    now += 1_801_000;
    const result = await home.sso(['import', '--verify', '--profile', 'mine'], { input: kept });
    expect(result).toMatchObject({ exitCode: 3, stdout: '' });
    expect(await home.awsFiles()).not.toHaveProperty('credentials');
  });

  it('refuses keys of another account than the section says', async () => {
    const { home } = await signedIn();
    const { stdout } = await home.sso(['export', '--profile', 'dev', '--format', 'ini']);
    const input = stdout.replace('[dev]', '[222222222222_Admin]');
    expect(await home.sso(['import', '--verify'], { input })).toMatchObject({ exitCode: 2 });
  });
});

describe('sso import --clip', () => {
  it('reads the clipboard by the first program that is there', async () => {
    const home = await plainHome();
    await home.write('clipboard', option2);
    const env = await fakeProgram(home, 'wl-paste', 'cat "$HOME/clipboard"');
    expect(await home.sso(['import', '--clip'], { env, input: 'unread' })).toMatchObject({ exitCode: 0 });
    expect(await credentialsOf(home)).toBe(written('123456789011_ReadOnly'));
  });

  it('says which programs there could be where none is', async () => {
    const home = await plainHome();
    const result = await home.sso(['import', '--clip'], { env: { PATH: home.file('bin') } });
    expect(result).toMatchObject({ exitCode: 1, stdout: '' });
    expect(result.stderr).toContain('xclip');
  });
});

describeWith(tmux(), 'sso import at a terminal', () => {
  /** A shell at a terminal that runs `sso import`, and `rest` as the next command would be read by it. */
  async function start(home: SsoHome, flags = '') {
    const script = `${process.execPath} ${ssoProgram} import ${flags}; echo "exit $?"; stty -a | grep -o -- '-\\?echo\\b'; read -r rest; echo "rest <$rest>"`;
    const session = await TerminalSession.start(['sh', '-c', script], { env: home.env, columns: 100 });
    await session.waitFor('Paste the credentials');
    return session;
  }

  it.each([
    ['option 1', option1],
    [
      'two accounts with an empty line between them',
      `${option2}\n\n${option2.replaceAll('ASIAIOS', 'ASIAOTH')}`,
    ],
  ])('shows nothing of a paste and leaves nothing of it to the shell: %s', async (_, paste) => {
    const home = await plainHome();
    const session = await start(home, '--profile mine');
    await session.paste(paste);
    if (paste !== option1) await session.key('C-d');
    await session.waitFor('exit');
    await session.type('next');
    await session.key('Enter');
    const screen = await session.waitFor('rest <');
    expect(screen).toContain('rest <next>');
    expect(screen).toMatch(/^echo$/m);
    expect(screen).not.toMatch(/ASIA|wJalr|IQoJ/);
    if (paste === option1) expect(await credentialsOf(home)).toBe(written('mine'));
    else expect(await home.awsFiles()).toEqual({});
  });

  it('takes values one by one, and asks for a name', async () => {
    const home = await plainHome();
    const session = await start(home);
    await session.paste(keys.sessionToken);
    await session.key('Enter');
    await session.type(keys.accessKeyId);
    await session.key('Enter');
    await session.type(keys.secretAccessKey);
    await session.key('Enter');
    await session.key('Enter');
    await session.waitFor('Name of the profile');
    await session.type('typed');
    await session.key('Enter');
    await session.waitFor('exit 0');
    expect(await credentialsOf(home)).toBe(written('typed'));
  });

  it('takes a value that is longer than a line of a terminal may be', async () => {
    const home = await plainHome();
    const session = await start(home, '--profile mine');
    const sessionToken = `IQoJ${'x'.repeat(6000)}`;
    await session.paste(option1.replace(keys.sessionToken, sessionToken));
    await session.waitFor('exit 0');
    expect(await credentialsOf(home)).toContain(`aws_session_token = ${sessionToken}\n`);
  });

  it('can be left', async () => {
    const home = await plainHome();
    const session = await start(home);
    await session.key('C-c');
    const screen = await session.waitFor(/^-?echo$/m);
    expect(screen).toContain('exit 130');
    expect(screen).toMatch(/^echo$/m);
    expect(await home.awsFiles()).toEqual({});
  });
});
