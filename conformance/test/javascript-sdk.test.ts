import { fileURLToPath } from 'node:url';
import { type ProgramResult, runProgram } from '@sso/testkit';
import { type Machine, startMachine } from './support/machine.ts';
import { type ExportedCredentials, jsonOf } from './support/output.ts';
import { configKinds, writeConfig } from './support/profiles.ts';
import { signInWithSso } from './support/sign-in.ts';
import { expireAccessToken } from './support/token-file.ts';

/** Where the SDK is found: the script is text, so that it runs without jest and its modules. */
const folder = fileURLToPath(new URL('.', import.meta.url));

const providers = {
  fromIni: `fromIni({ profile: 'dev' })`,
  'the default chain': `fromNodeProviderChain()`,
} as const;

type ProviderName = keyof typeof providers;

/** The credentials that a provider of the SDK finds in a program of its own. */
function provide({ env, url }: Machine, provider: ProviderName): Promise<ProgramResult> {
  const script = `
    import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
    const { accessKeyId, secretAccessKey, sessionToken } = await (${providers[provider]})();
    console.log(JSON.stringify({ accessKeyId, secretAccessKey, sessionToken }));
  `;
  return runProgram(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...env, HTTPS_PROXY: undefined, AWS_ENDPOINT_URL: url, AWS_PROFILE: 'dev' },
    cwd: folder,
  });
}

/** The keys name no account: the emulator's STS knows whose they are. */
async function accountOf(machine: Machine, result: ProgramResult): Promise<unknown> {
  const { accessKeyId, secretAccessKey, sessionToken } = jsonOf(result) as ExportedCredentials;
  const response = await fetch(`${machine.url}/?Action=GetCallerIdentity&Version=2011-06-15`, {
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0`,
      'x-amz-security-token': sessionToken,
    },
  });
  expect(secretAccessKey).toMatch(/^\S{40}$/);
  return /<Account>(\d+)<\/Account>/.exec(await response.text())?.[1];
}

describe('the JavaScript SDK, after sso login', () => {
  it.each(
    configKinds.flatMap((kind) =>
      (['fromIni', 'the default chain'] as const).map((provider) => ({ kind, provider })),
    ),
  )('gets the role credentials by $provider with $kind', async ({ kind, provider }) => {
    const machine = await startMachine();
    await writeConfig(machine, kind);
    await signInWithSso(machine);
    expect(await accountOf(machine, await provide(machine, provider))).toBe('111111111111');
    expect(machine.emulator.calls('GetRoleCredentials')).toBe(1);
    expect(machine.emulator.calls('CreateToken')).toBe(1);
  });

  it('renews the token of an sso-session, which sso then uses', async () => {
    const machine = await startMachine();
    await writeConfig(machine, 'an sso-session');
    await signInWithSso(machine);
    await expireAccessToken(machine);
    expect(await accountOf(machine, await provide(machine, 'fromIni'))).toBe('111111111111');
    expect(machine.emulator.calls('CreateToken')).toBe(2);
    expect(jsonOf(await machine.sso(['login', '--profile', 'dev', '--json']))).toMatchObject({
      alreadySignedIn: true,
    });
    expect(machine.emulator.calls('CreateToken')).toBe(2);
  });
});
