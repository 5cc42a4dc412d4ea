import type { ProgramResult } from '@sso/testkit';
import { accountsOf, runSdkScript } from './support/javascript-sdk.ts';
import { type Machine, startMachine } from './support/machine.ts';
import { jsonOf } from './support/output.ts';
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

function runSdk(machine: Machine): Promise<ProgramResult> {
  return runSdkScript(machine, script, { AWS_PROFILE: 'dev' });
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
