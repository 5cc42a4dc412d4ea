import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type NamedSession, readToken } from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import { packSeed } from '@sso/core/seed';
import type { Case } from './cases.ts';
import type { EmulatorAddress } from './emulator-process.ts';
import type { Homes } from './homes.ts';

const program = fileURLToPath(new URL('../../apps/action/dist/main.js', import.meta.url));
const repository = 'example/bench';
const commandFiles = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;

/**
 * The GitHub Action from its start to exported credentials: two calls, through the emulator's proxy and TLS, as it takes no other
 * endpoint. The seed is the sign-in of the home whose token is valid.
 */
export async function createActionCase(
  { cold, sessionName }: Homes,
  emulator: EmulatorAddress,
): Promise<Case> {
  const files = Object.fromEntries(commandFiles.map((name) => [name, cold.file(`runner/${name}`)]));
  const clear = () => {
    for (const file of Object.values(files)) writeFileSync(file, '');
  };
  for (const name of commandFiles) await cold.write(`runner/${name}`, '');
  const inputs = {
    ...seedInputs(cold.path, sessionName, emulator),
    'account-id': emulator.accountId,
    'role-name': emulator.roleName,
    region: emulator.region,
    'https-proxy': emulator.proxyUrl,
    'ca-bundle': await cold.write('ca.pem', emulator.caCertificate),
  };
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return {
    name: 'action',
    title: 'the GitHub Action, from a seed',
    command: [process.execPath, program],
    env: {
      ...cold.env,
      ...files,
      ...Object.fromEntries(variables),
      GITHUB_REPOSITORY: repository,
      RUNNER_TEMP: cold.path,
    },
    prepare: clear,
    accepts: (stdout) => stdout.includes('are ready') && !stdout.includes('::error'),
  };
}

/** @throws Error where the home is not signed in */
function seedInputs(
  homeDirectory: string,
  name: string,
  { startUrl, region, accountId, roleName }: EmulatorAddress,
) {
  const runtime = createNodeRuntime({ homeDirectory, env: {} });
  const session: NamedSession = { kind: 'named', name, startUrl, region, scopes: ['sso:account:access'] };
  const token = readToken(runtime, session);
  if (!token?.refreshToken || !token.registration) throw new Error('There is no token to make a seed of.');
  const { accessToken, expiresAt, refreshToken, registration } = token;
  const { scopes } = session;
  const seed = {
    startUrl,
    region,
    scopes,
    accessToken,
    expiresAt,
    refreshToken,
    registration,
    issuedAt: runtime.now(),
  };
  const { envelope, key } = packSeed(runtime, seed, { repository, targets: [{ accountId, roleName }] });
  return { seed: envelope, 'seed-key': key.reveal() };
}
