import { Secret } from '../../src/secret.ts';
import type { Seed, SeedBinding } from '../../src/seed/seed.ts';
import { testEpoch } from '../support/test-runtime.ts';

const hour = 3_600_000;

/** A seed without an Identity Center behind it. Its times are whole seconds, as an envelope keeps them. */
export const sampleSeed: Seed = {
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'eu-central-1',
  scopes: ['sso:account:access'],
  accessToken: new Secret('access-token-of-the-seed'),
  expiresAt: testEpoch + hour,
  refreshToken: new Secret('refresh-token-of-the-seed'),
  registration: {
    clientId: 'client-of-the-seed',
    clientSecret: new Secret('client-secret-of-the-seed'),
    expiresAt: testEpoch + 90 * 24 * hour,
  },
  issuedAt: testEpoch,
};

export const sampleBinding: SeedBinding = {
  repository: 'my-company/shop',
  environment: 'production',
  targets: [
    { accountId: '111111111111', roleName: 'Deploy' },
    { accountId: '012345678901', roleName: '*' },
  ],
};

export const sampleSecrets: readonly string[] = [
  'access-token-of-the-seed',
  'refresh-token-of-the-seed',
  'client-secret-of-the-seed',
];
