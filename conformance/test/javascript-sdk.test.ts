import { fileURLToPath } from 'node:url';
import { type ProgramResult, runProgram } from '@sso/testkit';
import { type Machine, startMachine } from './support/machine.ts';
import { type ExportedCredentials, jsonOf } from './support/output.ts';
import { configKinds, writeConfig } from './support/profiles.ts';
import { signInWithSso } from './support/sign-in.ts';
import { expireAccessToken } from './support/token-file.ts';

/** The providers that people use, each by itself. The script is text: it runs in a program of its own, without jest. */
const script = `
import { fromIni, fromNodeProviderChain, fromSSO } from '@aws-sdk/credential-providers';
const results = [];
for (const provider of [fromSSO({ profile: 'dev' }), fromIni({ profile: 'dev' }), fromNodeProviderChain()]) {
  const { accessKeyId, secretAccessKey, sessionToken } = await provider();
  results.push({ accessKeyId, secretAccessKey, sessionToken });
}
console.log(JSON.stringify(results));
`;

/** From where the SDK is found. */
const cwd = fileURLToPath(new URL('.', import.meta.url));

/** The SDK knows no proxy by itself, but endpoint overrides. */
function runSdk({ env, url }: Machine): Promise<ProgramResult> {
  return runProgram(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...env, HTTPS_PROXY: undefined, AWS_ENDPOINT_URL: url, AWS_PROFILE: 'dev' },
    cwd,
  });
}

/** The emulator's STS tells whose keys they are. It does not verify signatures. */
async function accountOf({ url }: Machine, credentials: ExportedCredentials): Promise<string | undefined> {
  const { accessKeyId, sessionToken } = credentials;
  const response = await fetch(`${url}/?Action=GetCallerIdentity&Version=2011-06-15`, {
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0`,
      'x-amz-security-token': sessionToken,
    },
  });
  return /<Account>(\d+)<\/Account>/.exec(await response.text())?.[1];
}

async function accountsOf(machine: Machine, result: ProgramResult): Promise<readonly unknown[]> {
  const found = jsonOf(result) as readonly ExportedCredentials[];
  return Promise.all(found.map((credentials) => accountOf(machine, credentials)));
}

const threeTimes = ['111111111111', '111111111111', '111111111111'];

describe('the JavaScript SDK, after sso login', () => {
  it.each(configKinds)('gets the role credentials with %s', async (kind) => {
    const machine = await startMachine();
    await writeConfig(machine, kind);
    await signInWithSso(machine);
    expect(await accountsOf(machine, await runSdk(machine))).toEqual(threeTimes);
    expect(machine.emulator.calls('GetRoleCredentials')).toBe(3);
    expect(machine.emulator.calls('CreateToken')).toBe(1);
  });

  it('renews the token of an sso-session, which sso then uses', async () => {
    const machine = await startMachine();
    await writeConfig(machine, 'an sso-session');
    await signInWithSso(machine);
    await expireAccessToken(machine);
    expect(await accountsOf(machine, await runSdk(machine))).toEqual(threeTimes);
    expect(jsonOf(await machine.sso(['login', '--profile', 'dev', '--json']))).toMatchObject({
      alreadySignedIn: true,
    });
    expect(machine.emulator.calls('CreateToken')).toBe(2);
  });
});
