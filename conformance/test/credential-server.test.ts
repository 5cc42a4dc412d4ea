import { awsCliV2, describeWith, pythonWithBoto3, runInShell, ssoProgram, startProgram } from '@sso/testkit';
import { adminOfProduction } from './support/identity.ts';
import { accountsOf, runSdkScript } from './support/javascript-sdk.ts';
import { type Machine, startMachine } from './support/machine.ts';
import { jsonOf } from './support/output.ts';
import { writeConfig } from './support/profiles.ts';
import { signInWithSso } from './support/sign-in.ts';

async function signedIn(): Promise<Machine> {
  const machine = await startMachine();
  await writeConfig(machine, 'an sso-session');
  await signInWithSso(machine);
  return machine;
}

function underExec(machine: Machine, command: readonly string[]) {
  return machine.sso(['exec', '--profile', 'dev', '--serve', '--', ...command]);
}

interface Endpoint {
  readonly token: string;
  readonly tokenFile: string;
  readonly credentials: readonly { readonly url: string }[];
}

async function serving(machine: Machine): Promise<Endpoint> {
  const args = [ssoProgram, 'serve', '--profile', 'dev', '--json'];
  const { stdout } = await startProgram(process.execPath, args, { env: machine.env }).shows('\n}\n');
  return JSON.parse(stdout) as Endpoint;
}

describeWith(awsCliV2(), 'AWS CLI', (aws) => {
  it('gets credentials under sso exec --serve', async () => {
    const machine = await signedIn();
    const identity = ['sts', 'get-caller-identity', '--output', 'json'];
    expect(jsonOf(await underExec(machine, [aws, ...identity]))).toEqual(adminOfProduction);
  });

  it('gets credentials by what sso serve prints, and by sso exec', async () => {
    const machine = await signedIn();
    const args = [ssoProgram, 'serve', '--profile', 'dev', '--format', 'env'];
    const program = startProgram(process.execPath, args, { env: machine.env });
    const { stdout } = await program.shows('AWS_CONTAINER_AUTHORIZATION_TOKEN=');
    const script = `${stdout}\n'${aws}' sts get-caller-identity --output json --region eu-central-1\n`;
    const env = { ...machine.env, AWS_PROFILE: 'not-there', AWS_ACCESS_KEY_ID: 'AKIAOTHER' };
    expect(jsonOf(await runInShell('bash', script, { env }))).toEqual(adminOfProduction);
    const exec = ['exec', '--profile', 'dev', '--', aws, 'sts', 'get-caller-identity', '--output', 'json'];
    expect(jsonOf(await machine.sso(exec, { env: { AWS_PROFILE: 'not-there' } }))).toEqual(adminOfProduction);
    expect(machine.emulator.calls('GetRoleCredentials')).toBe(1);
  });
});

describeWith(awsCliV2(), 'AWS CLI without the token', () => {
  it('shows what is wrong', async () => {
    const machine = await signedIn();
    const endpoint = await serving(machine);
    const env = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: endpoint.credentials[0]?.url,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'guess',
    };
    const { exitCode, stderr } = await machine.aws(['sts', 'get-caller-identity'], { env });
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('Authorization header');
  });
});

const boto3 = `
import boto3, json
answer = boto3.client("sts").get_caller_identity()
print(json.dumps({name: answer[name] for name in ("Account", "Arn", "UserId")}))
`;

describeWith(pythonWithBoto3(), 'boto3', (python) => {
  it('gets credentials under sso exec --serve', async () => {
    const machine = await signedIn();
    expect(jsonOf(await underExec(machine, [python, '-c', boto3]))).toEqual(adminOfProduction);
  });
});

const javaScript = `
import { fromHttp, fromNodeProviderChain } from '@aws-sdk/credential-providers';
console.log(JSON.stringify(await Promise.all([fromHttp()(), fromNodeProviderChain()()])));
`;

describe('the JavaScript SDK', () => {
  it.each([
    ['the token', ({ token }: Endpoint) => ({ AWS_CONTAINER_AUTHORIZATION_TOKEN: token })],
    ['its file', ({ tokenFile }: Endpoint) => ({ AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile })],
  ])('gets credentials from sso serve with %s', async (_, variable) => {
    const machine = await signedIn();
    const endpoint = await serving(machine);
    const result = await runSdkScript(machine, javaScript, {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: endpoint.credentials[0]?.url,
      ...variable(endpoint),
    });
    expect(await accountsOf(machine, result)).toEqual(['111111111111', '111111111111']);
  });

  it('shows what is wrong', async () => {
    const machine = await signedIn();
    const endpoint = await serving(machine);
    const result = await runSdkScript(machine, javaScript, {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: endpoint.credentials[0]?.url,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'guess',
    });
    expect(result.exitCode).not.toBe(0);
    expect(result.stderr).toContain('Authorization header');
  });
});
