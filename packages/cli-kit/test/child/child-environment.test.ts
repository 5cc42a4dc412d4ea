import { childEnvironment } from '../../src/child/child-environment.ts';

const label = { name: 'SSO_PROFILE', value: 'dev' };
const keys = [{ name: 'AWS_ACCESS_KEY_ID', value: 'ASIANEW' }, label];

describe('childEnvironment', () => {
  it('clears what would lead to other credentials, and keeps the rest', () => {
    const parent = {
      PATH: '/bin',
      AWS_ACCESS_KEY_ID: 'ASIAOLD',
      AWS_SECRET_ACCESS_KEY: 'old',
      AWS_SESSION_TOKEN: 'old',
      AWS_SECURITY_TOKEN: 'old',
      AWS_CREDENTIAL_EXPIRATION: 'old',
      AWS_PROFILE: 'other',
      AWS_DEFAULT_PROFILE: 'other',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1',
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/token',
      AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
      AWS_VAULT: 'other',
      AWS_REGION: 'eu-west-1',
      AWS_CA_BUNDLE: '/ca.pem',
      SSO_PROFILE: 'outer',
      SSO_ACCOUNT_ID: '111111111111',
      SSO_ACCOUNT_NAME: 'outer',
      SSO_ROLE_NAME: 'outer',
      NOTHING: undefined,
    };
    expect(childEnvironment(parent, keys, { platform: 'linux' })).toEqual({
      PATH: '/bin',
      AWS_REGION: 'eu-west-1',
      AWS_CA_BUNDLE: '/ca.pem',
      AWS_ACCESS_KEY_ID: 'ASIANEW',
      SSO_PROFILE: 'dev',
    });
  });

  it('knows no case in names on Windows, and only there', () => {
    const parent = { Path: 'C:\\Windows', aws_access_key_id: 'ASIAOLD', Aws_Profile: 'other' };
    expect(childEnvironment(parent, keys, { platform: 'win32' })).toEqual({
      Path: 'C:\\Windows',
      AWS_ACCESS_KEY_ID: 'ASIANEW',
      SSO_PROFILE: 'dev',
    });
    expect(childEnvironment(parent, [label], { platform: 'linux' })).toMatchObject(parent);
  });
});
