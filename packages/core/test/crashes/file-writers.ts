import { writeCachedAssumedRole } from '../../src/cache/assumed-role-cache.ts';
import { writeRegistration } from '../../src/cache/registration-cache.ts';
import { writeCachedRoleCredentials } from '../../src/cache/role-credential-cache.ts';
import { tokenCachePath, writeToken } from '../../src/cache/token-cache.ts';
import { applyConfigChange } from '../../src/config/write.ts';
import { writeCredentialsProfile } from '../../src/credentials/write-credentials-profile.ts';
import { keepDirectory } from '../../src/directory/directory-file.ts';
import { recordChoice } from '../../src/history/choice-history.ts';
import { createNodeRuntime } from '../../src/node/index.ts';
import type { Runtime } from '../../src/runtime.ts';
import { Secret } from '../../src/secret.ts';
import type { NamedSession } from '../../src/session/session.ts';

/** Every file that is written, by its writer: `version` is all that differs. */
export const fileWriters: Readonly<
  Record<FileKind, (runtime: Runtime, version: string) => Promise<unknown>>
> = {
  token: (runtime, version) => {
    const accessToken = new Secret(version);
    return runtime.files.withLock(tokenCachePath(runtime, session), () =>
      writeToken(runtime, session, {
        startUrl: session.startUrl,
        region: session.region,
        accessToken,
        expiresAt,
      }),
    );
  },
  registration: (runtime, version) =>
    writeRegistration(runtime, session, { clientId: version, clientSecret: new Secret('s'), expiresAt }),
  'role credentials': (runtime, version) =>
    writeCachedRoleCredentials(runtime, session, { accountId, roleName: 'Admin' }, keys(version)),
  'assumed role': (runtime, version) =>
    writeCachedAssumedRole(
      runtime,
      { roleArn: `arn:aws:iam::${accountId}:role/Deployer` },
      { credentials: keys(version), assumedRoleUser: { arn: 'arn', assumedRoleId: 'id' } },
    ),
  config: (runtime, version) =>
    applyConfigChange(runtime, [{ kind: 'profile', name: 'a', set: [['region', version]] }]),
  credentials: (runtime, version) => writeCredentialsProfile(runtime, 'a', keys(version)),
  directory: (runtime, version) => {
    const account = { accountId, accountName: version, emailAddress: 'a@example.com', roles: ['Admin'] };
    return keepDirectory(runtime, session, { fetchedAt: expiresAt, accounts: [account], failures: [] });
  },
  history: (runtime, version) =>
    recordChoice(runtime, { kind: 'profile', profile: version }, { platform: 'linux' }),
};

export const fileKinds = [
  'token',
  'registration',
  'role credentials',
  'assumed role',
  'config',
  'credentials',
  'directory',
  'history',
] as const;

export type FileKind = (typeof fileKinds)[number];

/** Real files below `home`, and a clock that stands, so that two runs write the same. */
export function writersRuntime(home: string): Runtime {
  return { ...createNodeRuntime({ env: {}, homeDirectory: home }), now: () => expiresAt - 3_600_000 };
}

const expiresAt = Date.UTC(2030, 0, 2);
const accountId = '111111111111';

const session: NamedSession = {
  kind: 'named',
  name: 'my-sso',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  scopes: [],
};

function keys(version: string) {
  return {
    accountId,
    accessKeyId: `ASIA${version.toUpperCase()}`,
    secretAccessKey: new Secret('secret-key'),
    sessionToken: new Secret('session-token'),
    expiration: expiresAt,
  };
}
