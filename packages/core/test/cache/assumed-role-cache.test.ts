import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeptAssumedRole, writeCachedAssumedRole } from '../../src/cache/assumed-role-cache.ts';
import type { AssumedRole } from '../../src/credentials/credential-source.ts';
import { Secret } from '../../src/secret.ts';
import { testEpoch, testRuntime } from '../support/test-runtime.ts';

const role: AssumedRole = { roleArn: 'arn:aws:iam::222222222222:role/Deployer' };
const full: AssumedRole = {
  roleArn: 'arn:aws:iam::444444444444:role/partners/Auditor',
  externalId: 'example-corp-42',
  durationSeconds: 900,
  roleSessionName: 'ada',
  mfaSerial: 'arn:aws:iam::111111111111:mfa/ada',
};
const answer = {
  credentials: {
    accountId: '222222222222',
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: new Secret('secret-key'),
    sessionToken: new Secret('session-token'),
    expiration: testEpoch + 3_600_000,
  },
  assumedRoleUser: {
    arn: 'arn:aws:sts::222222222222:assumed-role/Deployer/s',
    assumedRoleId: 'AROAEXAMPLE:s',
  },
};
const file = '3898d36e64e073298e41c484d4c35966fe6e31f0.json';
const minute = 60_000;

function cacheFile(home: string, name = file): string {
  return join(home, '.aws', 'cli', 'cache', name);
}

function leave(home: string, content: string): void {
  mkdirSync(join(home, '.aws', 'cli', 'cache'), { recursive: true });
  writeFileSync(cacheFile(home), content);
}

describe('the cache of assumed roles', () => {
  // The names were computed by Python: sha1(json.dumps(arguments, sort_keys=True)).
  it.each([
    [role, file],
    [full, '6e979036eb16e86ec0ff0fc7320db9daab0c6eef.json'],
    [{ ...role, externalId: 'é' }, '8422c415d8f21a43b6cb51a99aa1e8dde547deb5.json'],
    [{ ...role, region: 'eu-west-1' }, file],
  ])('uses the file that AWS CLI uses, case %#', async (asked, name) => {
    const { runtime, home } = testRuntime();
    await writeCachedAssumedRole(runtime, asked, answer);
    expect(readFileSync(cacheFile(home, name), 'utf8')).toBe(
      '{"Credentials": {"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret-key", ' +
        '"SessionToken": "session-token", "Expiration": "2030-01-02T04:04:05Z"}, ' +
        '"AssumedRoleUser": {"AssumedRoleId": "AROAEXAMPLE:s", ' +
        '"Arn": "arn:aws:sts::222222222222:assumed-role/Deployer/s"}}',
    );
    expect(statSync(cacheFile(home, name)).mode & 0o777).toBe(0o600);
  });

  it('gives back what was written, whether its time is over or not', async () => {
    const { runtime, clock } = testRuntime();
    await writeCachedAssumedRole(runtime, role, answer);
    expect(readKeptAssumedRole(runtime, { ...role, externalId: 'x' })).toBeUndefined();
    clock.advance(90 * minute);
    const read = readKeptAssumedRole(runtime, role);
    expect(read).toEqual(answer.credentials);
    expect(read?.secretAccessKey.reveal()).toBe('secret-key');
    expect(read?.sessionToken.reveal()).toBe('session-token');
  });

  it("reads botocore's form of the time", () => {
    const { runtime, home } = testRuntime();
    leave(
      home,
      '{"Credentials": {"AccessKeyId": "A", "SecretAccessKey": "b", "SessionToken": "c", ' +
        '"Expiration": "2030-01-02T04:04:05UTC"}, "ResponseMetadata": {"HTTPStatusCode": 200}}',
    );
    expect(readKeptAssumedRole(runtime, role)).toMatchObject({
      accountId: '222222222222',
      accessKeyId: 'A',
      expiration: testEpoch + 3_600_000,
    });
  });

  it.each(['', '{', '[]', '{"Credentials": null}', '{"Credentials": {"AccessKeyId": "A"}}'])(
    'takes a damaged file for none: %s',
    (content) => {
      const { runtime, home } = testRuntime();
      leave(home, content);
      expect(readKeptAssumedRole(runtime, role)).toBeUndefined();
    },
  );
});
