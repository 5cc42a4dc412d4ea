import { connectionError } from '../../src/endpoints/connection-error.ts';
import { SsoError } from '../../src/errors.ts';

const host = 'oidc.us-east-1.amazonaws.com';

function failure(facts: Readonly<Record<string, unknown>>): Error {
  return Object.assign(new Error('with a secret in it'), facts);
}

function aborted(reason?: unknown): Error {
  return Object.assign(new Error('aborted', { cause: reason }), { name: 'AbortError', code: 'ABORT_ERR' });
}

describe('connectionError', () => {
  it.each([
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'EPIPE',
    'EPROTO',
    'ERR_PROXY_TUNNEL',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ])('reads %s as a fault of the network', (code) => {
    const error = connectionError(failure({ code }), host);
    expect(error).toMatchObject({ code: 'network', data: { host, reason: code } });
  });

  it.each([
    'CERT_HAS_EXPIRED',
    'CERT_UNTRUSTED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'HOSTNAME_MISMATCH',
    'INVALID_CA',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_GET_CRL',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('reads %s as a certificate that is not trusted', (code) => {
    const error = connectionError(failure({ code }), host);
    expect(error).toMatchObject({ code: 'tls-untrusted', data: { host, reason: code } });
  });

  it('tells the SDK’s time limits from the system’s', () => {
    const late = connectionError(failure({ name: 'TimeoutError', code: 'ETIMEDOUT' }), host);
    expect(late).toMatchObject({ code: 'request-timeout', data: { host, milliseconds: 20_000 } });
    const unfinished = connectionError(failure({ name: 'TimeoutError', code: 'ERR_ANSWER_TIMEOUT' }), host);
    expect(unfinished).toMatchObject({ code: 'request-timeout', data: { host, milliseconds: 30_000 } });
    const unconnected = connectionError(failure({ name: 'TimeoutError' }), host);
    expect(unconnected).toMatchObject({ code: 'request-timeout', data: { host, milliseconds: 10_000 } });
    const ofSystem = connectionError(failure({ code: 'ETIMEDOUT', syscall: 'connect' }), host);
    expect(ofSystem).toMatchObject({ code: 'network', data: { host, reason: 'ETIMEDOUT' } });
  });

  it('is not misled by the SDK’s name for a reset connection', () => {
    const error = connectionError(failure({ name: 'TimeoutError', code: 'ECONNRESET' }), host);
    expect(error).toMatchObject({ code: 'network', data: { reason: 'ECONNRESET' } });
  });

  it.each([
    ['without a reason', aborted()],
    ['by a signal', aborted(AbortSignal.abort().reason)],
    ['as the platform reports it', AbortSignal.abort().reason],
  ])('reads an abort %s as a person who stopped', (_what, error) => {
    expect(connectionError(error, host)).toMatchObject({ code: 'cancelled', data: {} });
  });

  it('gives back an error of ours, also as the reason of an abort', () => {
    const expired = new SsoError('sign-in-expired', { session: { startUrl: 'https://example.com' } });
    expect(connectionError(expired, host)).toBe(expired);
    expect(connectionError(aborted(expired), host)).toBe(expired);
  });

  it('reads an abort by a deadline as a time limit', () => {
    const reason = new DOMException('late', 'TimeoutError');
    expect(connectionError(aborted(reason), host)).toMatchObject({ code: 'request-timeout' });
  });

  it('keeps the evidence as the cause and out of the data', () => {
    const cause = failure({ code: 'ECONNRESET' });
    const error = connectionError(cause, host);
    expect(error.cause).toBe(cause);
    expect(JSON.stringify(error.data)).not.toContain('secret');
  });

  it('keeps no bytes of an answer that is no HTTP', () => {
    const broken = failure({ code: 'HPE_INVALID_HEADER_TOKEN', rawPacket: Buffer.from('a token') });
    const { cause } = connectionError(broken, host);
    expect(cause).toBe(broken);
    expect(cause).not.toHaveProperty('rawPacket');
  });

  it.each([['a string'], [undefined], [new TypeError('broken')]])(
    'gives an error for anything, %#',
    (thrown) => {
      expect(connectionError(thrown, host)).toMatchObject({ code: 'network', data: { host } });
    },
  );
});
