import { type CredentialKeeper, type RoleCredentials, Secret, SsoError } from '@sso/core';
import { answerRequest } from '../../src/serve/answer.ts';

const credentials: RoleCredentials = {
  accountId: '111111111111',
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: new Secret('the-secret-key'),
  sessionToken: new Secret('the-session-token'),
  expiration: Date.UTC(2030, 0, 2, 3, 4, 5),
};
const token = new Secret('the-token');

function serving(current: CredentialKeeper['current'] = async () => credentials) {
  const keeper = { current };
  return {
    port: 9911,
    token,
    served: [
      { path: '/profiles/dev', label: 'dev', keeper, roleArn: undefined },
      { path: '/profiles/my%20dev%2Fone', label: 'my dev/one', keeper, roleArn: 'arn:aws:iam::1:role/x' },
    ],
  };
}

const right = { method: 'GET', target: '/profiles/dev', host: '127.0.0.1:9911', authorization: 'the-token' };

describe('answerRequest', () => {
  it('gives credentials to who has the token', async () => {
    const { status, body } = await answerRequest(right, serving());
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      AccessKeyId: 'ASIAEXAMPLE',
      SecretAccessKey: 'the-secret-key',
      Token: 'the-session-token',
      Expiration: '2030-01-02T03:04:05Z',
      AccountId: '111111111111',
    });
  });

  it.each(['/profiles/my%20dev%2Fone', '/profiles/my%20dev%2fone', '/profiles/%6dy dev%2Fone'])(
    'finds %s however it is encoded',
    async (target) => {
      const { body } = await answerRequest({ ...right, target }, serving());
      expect(JSON.parse(body)).toMatchObject({ RoleArn: 'arn:aws:iam::1:role/x' });
    },
  );

  it.each([
    ['no token', { authorization: undefined }, 401, 'token-refused'],
    ['an empty token', { authorization: '' }, 401, 'token-refused'],
    ['another token', { authorization: 'the-tokex' }, 401, 'token-refused'],
    ['a longer token', { authorization: 'the-token ' }, 401, 'token-refused'],
    ['no token for what is not there', { authorization: undefined, target: '/x' }, 401, 'token-refused'],
    ['a name of somebody else', { host: 'evil.example:9911' }, 403, 'host-refused'],
    ['another port', { host: '127.0.0.1:9912' }, 403, 'host-refused'],
    ['no host', { host: undefined }, 403, 'host-refused'],
    ['POST', { method: 'POST' }, 405, 'method-refused'],
    ['HEAD', { method: 'HEAD' }, 405, 'method-refused'],
    ['another profile', { target: '/profiles/prod' }, 404, 'not-served'],
    ['a path below', { target: '/profiles/dev/x' }, 404, 'not-served'],
    ['a slash that is none', { target: '/profiles/my%20dev/one' }, 404, 'not-served'],
    ['a query', { target: '/profiles/dev?x' }, 404, 'not-served'],
    ['what cannot be decoded', { target: '/profiles/%' }, 404, 'not-served'],
    ['an address', { target: 'http://127.0.0.1:9911/profiles/dev' }, 404, 'not-served'],
  ])('refuses %s', async (_, change, status, code) => {
    let asked = false;
    const answer = await answerRequest(
      { ...right, ...change },
      serving(async () => {
        asked = true;
        return credentials;
      }),
    );
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({
      code,
      message: expect.stringMatching(/\.$/),
      Code: code,
      Message: expect.stringMatching(/\.$/),
    });
    expect(asked).toBe(false);
  });

  it('takes localhost for ours', async () => {
    expect(await answerRequest({ ...right, host: 'LocalHost:9911' }, serving())).toMatchObject({
      status: 200,
    });
  });

  it('says which method it takes', async () => {
    const { headers } = await answerRequest({ ...right, method: 'POST' }, serving());
    expect(headers).toEqual({ allow: 'GET' });
  });

  it.each([
    [
      new SsoError('sign-in-needed', {
        session: { name: 'my-sso', startUrl: 'https://x.awsapps.com/start' },
        reason: 'expired',
      }),
      503,
      'sign-in-needed',
      'sso login --session my-sso',
    ],
    [new SsoError('network', { host: 'portal', reason: 'ECONNREFUSED' }), 503, 'network', 'portal'],
    [new SsoError('no-access', { accountId: '1', roleName: 'Admin' }), 403, 'no-access', 'Admin'],
    [new TypeError('a bug'), 500, 'unexpected', 'a bug'],
  ])('tells what is wrong: %s', async (error, status, code, says) => {
    const answer = await answerRequest(
      right,
      serving(() => Promise.reject(error)),
    );
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ code, message: expect.stringContaining(says) });
  });
});
