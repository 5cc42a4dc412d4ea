import { writeToken } from '../../src/cache/token-cache.ts';
import { createServiceContext, type ServiceContext } from '../../src/endpoints/service-context.ts';
import { SsoError } from '../../src/errors.ts';
import type { Runtime } from '../../src/runtime.ts';
import { Secret } from '../../src/secret.ts';
import type { NamedSession } from '../../src/session/session.ts';
import { findValidToken } from '../../src/session/valid-token.ts';
import { testRuntime } from '../support/test-runtime.ts';

const minute = 60_000;
const session: NamedSession = {
  kind: 'named',
  name: 'my-sso',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
};

function contextOf(runtime: Runtime): ServiceContext {
  const endpoint = () => new URL('http://127.0.0.1:1');
  return createServiceContext(runtime, { caBundle: undefined, endpoint });
}

/** A token that is due for a refresh, in a home where no lock can be made. */
async function dueTokenInReadOnlyHome(): Promise<ServiceContext> {
  const { runtime } = testRuntime();
  const now = runtime.now();
  await writeToken(runtime, session, {
    startUrl: session.startUrl,
    region: session.region,
    accessToken: new Secret('token'),
    expiresAt: now + 10 * minute,
    refreshToken: new Secret('refresh'),
    registration: { clientId: 'id', clientSecret: new Secret('secret'), expiresAt: now + 60 * minute },
  });
  const withLock = async (file: string): Promise<never> => {
    throw new SsoError('file-unwritable', { file, reason: 'EROFS' });
  };
  return contextOf({ ...runtime, files: { ...runtime.files, withLock } });
}

describe('a token that is due for a refresh in a home that cannot be written', () => {
  it('goes on being used while it is valid', async () => {
    const outcome = await findValidToken(await dueTokenInReadOnlyHome(), session);
    expect(outcome).toMatchObject({ kind: 'valid', token: { startUrl: session.startUrl } });
  });
});
