import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FailureScope, readSharedFailure, writeSharedFailure } from '../../src/cache/shared-failure.ts';
import { SsoError, type SsoErrorCode, type SsoErrorData } from '../../src/errors.ts';
import { Secret } from '../../src/secret.ts';
import { testRuntime } from '../support/test-runtime.ts';

function scopeIn(home: string, secret = 'refresh token'): FailureScope {
  return { path: join(home, 'token.json'), secret: new Secret(secret) };
}

const host = 'oidc.us-east-1.amazonaws.com';
const shared: { readonly [C in SsoErrorCode]?: SsoErrorData[C] } = {
  network: { host, reason: 'ECONNREFUSED' },
  'tls-untrusted': { host, reason: 'CERT_HAS_EXPIRED' },
  'request-timeout': { host, milliseconds: 30_000 },
  throttled: { operation: 'CreateToken' },
  'service-unavailable': { operation: 'CreateToken', status: 503 },
  'answer-unexpected': { host, status: 200, contentType: 'text/html' },
  'service-refused': { operation: 'AssumeRole', error: 'MalformedPolicy', description: 'No.' },
  'no-access': { accountId: '111111111111', roleName: 'Admin' },
  'assume-role-denied': { roleArn: 'arn:aws:iam::222222222222:role/Deployer' },
  'sign-in-needed': {
    session: { name: 'my-sso', startUrl: 'https://x.awsapps.com/start' },
    reason: 'no-token',
  },
};

describe('a failure that is shared', () => {
  it.each(Object.entries(shared))('has the code and the facts of its error: %s', async (code, data) => {
    const { runtime, home } = testRuntime();
    const error = new SsoError(code as SsoErrorCode, data);
    await writeSharedFailure(runtime, scopeIn(home), { kind: 'error', error });
    expect(readSharedFailure(runtime, scopeIn(home), runtime.now())).toEqual({
      kind: 'error',
      error: expect.objectContaining({ name: 'SsoError', code, data: expect.objectContaining(data) }),
    });
  });

  it('is none of one process alone', async () => {
    const { runtime, home } = testRuntime();
    for (const error of [
      new SsoError('cancelled', {}),
      new SsoError('file-unwritable', { file: 'x', reason: 'ENOSPC' }),
    ]) {
      await writeSharedFailure(runtime, scopeIn(home), { kind: 'error', error });
      expect(readSharedFailure(runtime, scopeIn(home), runtime.now())).toBeUndefined();
    }
  });

  it('is not that of another token', async () => {
    const { runtime, home } = testRuntime();
    await writeSharedFailure(runtime, scopeIn(home), { kind: 'refused', final: true });
    expect(readSharedFailure(runtime, scopeIn(home, 'another'), runtime.now())).toBeUndefined();
  });

  it('counts for whoever waited, however long, and for others for three seconds', async () => {
    const { runtime, home, clock } = testRuntime();
    const since = clock.now;
    clock.advance(60_000);
    await writeSharedFailure(runtime, scopeIn(home), { kind: 'refused', final: false });
    clock.advance(2_999);
    expect(readSharedFailure(runtime, scopeIn(home), clock.now)).toEqual({ kind: 'refused', final: false });
    clock.advance(1);
    expect(readSharedFailure(runtime, scopeIn(home), clock.now)).toBeUndefined();
    clock.advance(60_000);
    expect(readSharedFailure(runtime, scopeIn(home), since)).toEqual({ kind: 'refused', final: false });
  });

  it('does not count where the clock was set back since', async () => {
    const { runtime, home, clock } = testRuntime();
    await writeSharedFailure(runtime, scopeIn(home), { kind: 'refused', final: false });
    clock.advance(-7_200_000);
    expect(readSharedFailure(runtime, scopeIn(home), clock.now)).toBeUndefined();
  });

  it.each([
    '{"kind":"error","code":"toString","data":{}}',
    '{"kind":"error","code":"cancelled","data":{}}',
    '{"kind":"error"}',
    '{"kind":7}',
  ])('is none where the file holds something else: %s', async (content) => {
    const { runtime, home } = testRuntime();
    const scope = scopeIn(home);
    await writeSharedFailure(runtime, scope, { kind: 'refused', final: true });
    const record = JSON.parse(
      Buffer.from(runtime.files.read(join(home, 'token.json.failure')) ?? []).toString(),
    );
    const { of, at } = record as Record<string, unknown>;
    writeFileSync(join(home, 'token.json.failure'), JSON.stringify({ of, at, ...JSON.parse(content) }));
    expect(readSharedFailure(runtime, scope, runtime.now())).toBeUndefined();
  });
});
