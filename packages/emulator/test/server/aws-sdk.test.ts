import {
  GetRoleCredentialsCommand,
  ListAccountsCommand,
  LogoutCommand,
  paginateListAccountRoles,
  SSOClient,
} from '@aws-sdk/client-sso';
import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type RunningEmulator, startEmulator } from '../../src/index.ts';
import { accountAccess, deviceCodeGrant, startUrl } from '../support.ts';

describe('the AWS SDK against the emulator', () => {
  let running: RunningEmulator;
  let oidc: SSOOIDCClient;
  let sso: SSOClient;

  beforeEach(async () => {
    running = await startEmulator({ pageSize: 1 });
    const options = { endpoint: running.url, region: 'us-east-1', maxAttempts: 1 };
    [oidc, sso] = [new SSOOIDCClient(options), new SSOClient(options)];
  });

  afterEach(async () => {
    oidc.destroy();
    sso.destroy();
    await running.close();
  });

  async function signIn(): Promise<string> {
    const { clientId, clientSecret } = await oidc.send(
      new RegisterClientCommand({ clientName: 'test', clientType: 'public', scopes: [accountAccess] }),
    );
    const client = { clientId, clientSecret };
    const { deviceCode, userCode = '' } = await oidc.send(
      new StartDeviceAuthorizationCommand({ ...client, startUrl }),
    );
    const poll = () =>
      oidc.send(new CreateTokenCommand({ ...client, grantType: deviceCodeGrant, deviceCode }));
    await expect(poll()).rejects.toMatchObject({
      name: 'AuthorizationPendingException',
      error: 'authorization_pending',
    });
    running.emulator.approve(userCode);
    const { accessToken = '', refreshToken } = await poll();
    expect(refreshToken).toEqual(expect.any(String));
    return accessToken;
  }

  it('signs in, lists, gets credentials and logs out', async () => {
    const accessToken = await signIn();
    const { accountList, nextToken } = await sso.send(new ListAccountsCommand({ accessToken }));
    expect(accountList?.map(({ accountId }) => accountId)).toEqual(['111111111111']);
    expect(nextToken).toEqual(expect.any(String));
    const roles: (string | undefined)[] = [];
    for await (const page of paginateListAccountRoles(
      { client: sso },
      { accessToken, accountId: '222222222222' },
    )) {
      roles.push(...(page.roleList ?? []).map(({ roleName }) => roleName));
    }
    expect(roles).toEqual(['Admin', 'Developer', 'ReadOnly']);
    const { roleCredentials } = await sso.send(
      new GetRoleCredentialsCommand({ accessToken, accountId: '222222222222', roleName: 'Developer' }),
    );
    expect(roleCredentials?.accessKeyId).toMatch(/^ASIA/);
    await sso.send(new LogoutCommand({ accessToken }));
    await expect(sso.send(new ListAccountsCommand({ accessToken }))).rejects.toMatchObject({
      name: 'UnauthorizedException',
      $metadata: { httpStatusCode: 401 },
    });
  });

  async function stsClient(accessToken: string): Promise<STSClient> {
    const asked = new GetRoleCredentialsCommand({
      accessToken,
      accountId: '222222222222',
      roleName: 'Developer',
    });
    const { roleCredentials } = await sso.send(asked);
    const { accessKeyId = '', secretAccessKey = '', sessionToken = '' } = roleCredentials ?? {};
    const credentials = { accessKeyId, secretAccessKey, sessionToken };
    return new STSClient({ endpoint: running.url, region: 'eu-west-1', maxAttempts: 1, credentials });
  }

  it('assumes a role, and sees why another one is denied', async () => {
    const sts = await stsClient(await signIn());
    const role = { RoleArn: 'arn:aws:iam::222222222222:role/Deployer', RoleSessionName: 'sdk' };
    const { Credentials, AssumedRoleUser } = await sts.send(new AssumeRoleCommand(role));
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::222222222222:assumed-role/Deployer/sdk');
    expect(Credentials?.Expiration).toEqual(expect.any(Date));
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: '222222222222' });
    const other = new AssumeRoleCommand({ ...role, RoleArn: 'arn:aws:iam::222222222222:role/Other' });
    await expect(sts.send(other)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('sts:AssumeRole'),
      $metadata: { httpStatusCode: 403 },
    });
    sts.destroy();
  });

  it('sees the errors by their names', async () => {
    const accessToken = await signIn();
    const asked = new GetRoleCredentialsCommand({
      accessToken,
      accountId: '222222222222',
      roleName: 'Nobody',
    });
    await expect(sso.send(asked)).rejects.toMatchObject({ name: 'ForbiddenException', message: 'No access' });
    running.emulator.faults.add({ error: 'TooManyRequestsException' });
    await expect(sso.send(asked)).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    running.emulator.faults.add({ reset: true });
    await expect(sso.send(asked)).rejects.toThrow('ECONNRESET');
  });
});
