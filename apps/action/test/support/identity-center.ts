import {
  createServiceContext,
  type NamedSession,
  type RoleTarget,
  readAwsConfig,
  resolveServiceSettings,
  type Secret,
  type SignInInteraction,
} from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import { createSeedSession, packSeed, type Seed } from '@sso/core/seed';
import { type EmulatorOptions, type RunningEmulator, startEmulator } from '@sso/emulator';
import { cleanUpAfter } from '@sso/testkit';
import { type Inputs, type Job, repository } from './job.ts';

const session: NamedSession = {
  kind: 'named',
  name: 'seed',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
};

export const production = { accountId: '111111111111', roleName: 'Admin' } as const;

export interface TestIdentityCenter extends RunningEmulator {
  /** A person signs in for a seed. */
  sign(): Promise<Seed>;
  /** The inputs for a step that goes by way of the emulator, with a fresh seed. */
  inputs(job: Job, seed?: Seed, options?: PackOptions): Promise<Inputs>;
}

export interface PackOptions {
  readonly repository?: string;
  readonly environment?: string;
  readonly targets?: readonly RoleTarget[];
}

export async function testIdentityCenter(options: EmulatorOptions = {}): Promise<TestIdentityCenter> {
  const running = await startEmulator({ autoApprove: 'allow', interval: 0, ...options });
  cleanUpAfter('test', running.close);
  const sign = () => signIn(running.url);
  return {
    ...running,
    sign,
    inputs: async (job, seed, packOptions) => ({
      ...packed(seed ?? (await sign()), packOptions),
      'account-id': production.accountId,
      'role-name': production.roleName,
      region: 'us-east-1',
      'https-proxy': running.proxyUrl,
      'ca-bundle': await job.home.write('ca.pem', running.caCertificate),
    }),
  };
}

/** A seed whose access token has run out by its own word, so that it has to be renewed. */
export function expired(seed: Seed): Seed {
  return { ...seed, expiresAt: Date.now() - 1000 };
}

export function packed(
  seed: Seed,
  options: PackOptions = {},
): { readonly seed: string; readonly 'seed-key': string } {
  const targets = options.targets ?? [{ accountId: production.accountId, roleName: '*' }];
  const binding = { repository, targets, ...options };
  const { envelope, key } = packSeed(createNodeRuntime(), seed, { ...binding, targets });
  return { seed: envelope, 'seed-key': key.reveal() };
}

export function secretsOf(seed: Seed): readonly Secret[] {
  return [seed.accessToken, seed.refreshToken, seed.registration.clientSecret];
}

async function signIn(url: string): Promise<Seed> {
  const env = { AWS_ENDPOINT_URL: url, AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' };
  const runtime = createNodeRuntime({ env });
  const settings = resolveServiceSettings(runtime, readAwsConfig(runtime));
  const context = createServiceContext(runtime, settings);
  const person: SignInInteraction = {
    showDeviceCode: async () => undefined,
    // Follows redirects to the end, as a browser does.
    openBrowser: async (url) => {
      visit = fetch(url);
    },
    renderPage: () => '',
  };
  let visit: Promise<Response> | undefined;
  try {
    return await createSeedSession(context, session, person, { flow: 'pkce' });
  } finally {
    await visit;
    (await context.http()).close();
  }
}
