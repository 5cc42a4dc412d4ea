import '../src/matchers.ts';

function failure(code: string, data: object): Error {
  return Object.assign(new Error(code), { name: 'SsoError', code, data });
}

function fail(error: unknown): () => never {
  return () => {
    throw error;
  };
}

describe('toThrowSsoError', () => {
  const error = failure('no-access', { accountId: '1', roleName: 'Admin' });

  it('passes for the code, and for a part of the data', async () => {
    expect(fail(error)).toThrowSsoError('no-access');
    expect(fail(error)).toThrowSsoError('no-access', { roleName: 'Admin' });
    await expect(Promise.reject(error)).rejects.toThrowSsoError('no-access', { accountId: '1' });
  });

  it('fails for another code, other data, another error and none', () => {
    expect(fail(error)).not.toThrowSsoError('network');
    expect(fail(error)).not.toThrowSsoError('no-access', { roleName: 'Reader' });
    expect(fail(error)).not.toThrowSsoError('no-access', { other: 'x' });
    expect(fail(new Error('no-access'))).not.toThrowSsoError('no-access');
    expect(() => undefined).not.toThrowSsoError('no-access');
  });

  it('shows both sides where it fails', () => {
    expect(() => expect(fail(error)).toThrowSsoError('network')).toThrow(
      'Expected SsoError network {}\nReceived: SsoError no-access {"accountId":"1","roleName":"Admin"}',
    );
  });
});
