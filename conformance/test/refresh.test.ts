import { rm } from 'node:fs/promises';
import { awsCliV2, describeWith } from '@sso/testkit';
import { awsSignsIn } from './support/approval.ts';
import { adminOfProduction, callerIdentity, identityOf } from './support/identity.ts';
import { type Machine, startMachine } from './support/machine.ts';
import { credentialsOf, jsonOf } from './support/output.ts';
import { writeConfig } from './support/profiles.ts';
import { signInWithAws, signInWithSso } from './support/sign-in.ts';
import { expireAccessToken, readTokenFile } from './support/token-file.ts';

/** With role credentials in the cache neither program would look at the token. */
function forgetRoleCredentials({ home }: Machine): Promise<void> {
  return rm(home.file('.aws/cli/cache'), { recursive: true, force: true });
}

async function useWithSso(machine: Machine): Promise<void> {
  await forgetRoleCredentials(machine);
  const exported = await machine.sso(['export', '--profile', 'dev', '--format', 'json']);
  expect(await identityOf(machine, credentialsOf(exported))).toEqual(adminOfProduction);
}

async function useWithAws(machine: Machine): Promise<void> {
  await forgetRoleCredentials(machine);
  expect(await callerIdentity(machine, 'dev')).toEqual(adminOfProduction);
}

/** Runs a step and tells how many tokens it asked the service for. */
async function tokensAskedFor({ emulator }: Machine, step: () => Promise<void>): Promise<number> {
  const before = emulator.calls('CreateToken');
  await step();
  return emulator.calls('CreateToken') - before;
}

describeWith(awsCliV2(), 'an access token that has run out', () => {
  it.each([
    { signer: 'sso', signIn: signInWithSso, first: 'AWS CLI', renew: useWithAws, next: useWithSso },
    { signer: 'AWS CLI', signIn: signInWithAws, first: 'sso', renew: useWithSso, next: useWithAws },
  ])(
    'of a sign-in by $signer is renewed by $first, and both go on with the new one',
    async ({ signer, signIn, renew, next }) => {
      const machine = await startMachine(signer === 'AWS CLI' ? awsSignsIn : {});
      await writeConfig(machine, 'an sso-session');
      await signIn(machine);
      const signedIn = await readTokenFile(machine);
      await expireAccessToken(machine);

      expect(await tokensAskedFor(machine, () => renew(machine))).toBe(1);
      const renewed = await readTokenFile(machine);
      expect(renewed.accessToken).not.toBe(signedIn.accessToken);
      expect(renewed.refreshToken).not.toBe(signedIn.refreshToken);
      expect(await tokensAskedFor(machine, () => next(machine))).toBe(0);

      // The refresh token was replaced with each use: it has to be the latest that the other program takes.
      await expireAccessToken(machine);
      expect(await tokensAskedFor(machine, () => next(machine))).toBe(1);
      expect(await tokensAskedFor(machine, () => renew(machine))).toBe(0);
      expect(machine.emulator.calls('StartDeviceAuthorization')).toBe(1);
    },
  );

  it('is renewed by sso login without a person', async () => {
    const machine = await startMachine(awsSignsIn);
    await writeConfig(machine, 'an sso-session');
    await signInWithAws(machine);
    await expireAccessToken(machine);
    expect(jsonOf(await machine.sso(['status', '--json']))).toMatchObject({
      sessions: [{ session: 'my-sso', state: 'refreshable' }],
    });
    expect(jsonOf(await machine.sso(['login', '--profile', 'dev', '--json']))).toMatchObject({
      alreadySignedIn: true,
      refreshable: true,
    });
    expect(await tokensAskedFor(machine, () => useWithAws(machine))).toBe(0);
  });
});
