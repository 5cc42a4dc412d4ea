import { symlink } from 'node:fs/promises';
import { delimiter, dirname } from 'node:path';
import { awsCliV2, describeWith, pythonWithBoto3, runProgram, ssoProgram } from '@sso/testkit';
import { adminOfProduction, callerIdentity } from './support/identity.ts';
import { accountsOf, runSdkScript } from './support/javascript-sdk.ts';
import { configPath, type Machine, readConfig, startMachine } from './support/machine.ts';
import { jsonOf, stdoutOf } from './support/output.ts';
import { writeConfig } from './support/profiles.ts';
import { signInWithSso } from './support/sign-in.ts';

/** A name that a command has to quote, also for readers that take ` #` for the beginning of a comment. */
const sessionName = "it's my #1 $HOME";

/** A machine with `sso` in its PATH, signed in, whose profile `dev` runs it. */
async function configured(): Promise<Machine> {
  const machine = await withProgram(await startMachine());
  await writeConfig(machine, 'an sso-session');
  const config = await readConfig(machine);
  const renamed = config.replace('[sso-session my-sso]', `[sso-session "${sessionName}"]`);
  await machine.home.write(configPath, renamed.replace('= my-sso', `= ${sessionName}`));
  await signInWithSso(machine);
  const role = ['--account-id', '111111111111', '--role-name', 'Admin', '--profile', 'dev'];
  const flags = ['--session', sessionName, ...role, '--credential-process', '--force'];
  stdoutOf(await machine.sso(['configure', ...flags]));
  expect(await readConfig(machine)).not.toContain('sso_account_id');
  return machine;
}

/** The program under the name by which the profile runs it. */
async function withProgram(machine: Machine): Promise<Machine> {
  const folder = dirname(await machine.home.write('bin/.keep', ''));
  await symlink(ssoProgram, machine.home.file('bin/sso'));
  const env = { ...machine.env, PATH: [folder, machine.env.PATH].join(delimiter) };
  const aws: Machine['aws'] = (args, run = {}) => machine.aws(args, { ...run, env: { ...env, ...run.env } });
  return { ...machine, env, aws };
}

describeWith(awsCliV2(), 'AWS CLI and sso configure --credential-process', () => {
  it('gets the credentials', async () => {
    expect(await callerIdentity(await configured(), 'dev')).toEqual(adminOfProduction);
  });

  it('shows which login to type', async () => {
    const machine = await configured();
    stdoutOf(await machine.sso(['logout', '--all']));
    const { exitCode, stderr } = await machine.aws(['sts', 'get-caller-identity', '--profile', 'dev']);
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('sso login');
  });

  it('does not run in circles', async () => {
    const machine = await withProgram(await startMachine());
    await machine.home.write(
      configPath,
      '[profile loop]\ncredential_process = sso credential-process --profile loop\n',
    );
    const { exitCode, stderr } = await machine.aws(['sts', 'get-caller-identity', '--profile', 'loop']);
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('"loop" → "loop"');
  });
});

const boto3 = `
import boto3, json
answer = boto3.Session(profile_name="dev").client("sts").get_caller_identity()
print(json.dumps({name: answer[name] for name in ("Account", "Arn", "UserId")}))
`;

describeWith(pythonWithBoto3(), 'boto3 and sso configure --credential-process', (python) => {
  it('gets the credentials', async () => {
    const machine = await configured();
    const result = await runProgram(python, ['-c', boto3], { env: machine.env });
    expect(jsonOf(result)).toEqual(adminOfProduction);
  });
});

const javaScript = `
import { fromIni, fromNodeProviderChain, fromProcess } from '@aws-sdk/credential-providers';
const results = [];
for (const provider of [fromProcess({ profile: 'dev' }), fromIni({ profile: 'dev' }), fromNodeProviderChain({ profile: 'dev' })])
  results.push(await provider());
console.log(JSON.stringify(results));
`;

describe('the JavaScript SDK and sso configure --credential-process', () => {
  it('gets the credentials', async () => {
    const machine = await configured();
    const accounts = await accountsOf(machine, await runSdkScript(machine, javaScript, {}));
    expect(accounts).toEqual(['111111111111', '111111111111', '111111111111']);
    expect(machine.emulator.calls('GetRoleCredentials')).toBe(1);
  });
});
