import { Secret } from '@sso/core';
import { type Outcome, type OutcomeOptions, outcomeVariables } from '../../src/switch/variables.ts';

const keys: Outcome = {
  kind: 'keys',
  label: '111111111111/Admin',
  credentials: {
    accountId: '111111111111',
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: new Secret('secret'),
    sessionToken: new Secret('token'),
    expiration: Date.UTC(2030, 0, 1, 12),
  },
};
const dev: Outcome = { kind: 'profile', label: 'dev' };

/** Only what is set; what is absent is cleared. */
function setBy(env: Readonly<Record<string, string>>, outcome: Outcome, options: OutcomeOptions = {}) {
  const variables = outcomeVariables(env, outcome, options);
  expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length);
  return Object.fromEntries(
    variables.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

describe('outcomeVariables', () => {
  it('sets a profile, and clears all that would hide it', () => {
    expect(setBy({}, dev)).toEqual({ AWS_PROFILE: 'dev' });
    const names = outcomeVariables({}, dev).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'AWS_ACCESS_KEY_ID',
        'AWS_CONTAINER_CREDENTIALS_FULL_URI',
        'AWS_VAULT',
        'SSO_PROFILE',
      ]),
    );
    expect(names).not.toEqual(expect.arrayContaining(['AWS_REGION']));
  });

  it('sets keys, and what prompts show in place of a profile', () => {
    expect(setBy({}, keys)).toEqual({
      AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
      AWS_CREDENTIAL_EXPIRATION: '2030-01-01T12:00:00Z',
      AWS_SESSION_EXPIRATION: '2030-01-01T12:00:00Z',
      SSO_PROFILE: '111111111111/Admin',
      AWSUME_PROFILE: '111111111111/Admin',
    });
  });

  it('ends at the time limit, if that comes first', () => {
    const until = Date.UTC(2030, 0, 1, 11);
    expect(setBy({}, keys, { until })).toMatchObject({
      AWS_CREDENTIAL_EXPIRATION: '2030-01-01T11:00:00Z',
      SSO_SWITCH_UNTIL: '2030-01-01T11:00:00Z',
    });
    expect(setBy({}, dev, { until })).toMatchObject({ AWS_CREDENTIAL_EXPIRATION: '2030-01-01T11:00:00Z' });
    const later = Date.UTC(2030, 0, 1, 13);
    expect(setBy({}, keys, { until: later }).AWS_CREDENTIAL_EXPIRATION).toBe('2030-01-01T12:00:00Z');
  });

  it('shows the end of a sign-in that does not renew itself', () => {
    const outcome = { ...dev, signedInUntil: Date.UTC(2030, 0, 1) };
    expect(setBy({}, outcome)).toMatchObject({ AWS_CREDENTIAL_EXPIRATION: '2030-01-01T00:00:00Z' });
  });

  it.each([
    [{ AWS_PROFILE: 'a' }, dev, 'a'],
    [{ AWS_DEFAULT_PROFILE: 'a' }, dev, 'a'],
    [{ SSO_PROFILE: '1/Admin' }, dev, '1/Admin'],
    [{ AWS_PROFILE: 'dev', SSO_PREVIOUS_PROFILE: 'a' }, dev, 'a'],
    [{ AWS_PROFILE: 'dev' }, { kind: 'nothing' } as const, 'dev'],
    [{}, dev, undefined],
  ])('knows from %j the way back', (env, outcome, previous) => {
    expect(setBy(env as Readonly<Record<string, string>>, outcome).SSO_PREVIOUS_PROFILE).toBe(previous);
  });

  it('sets both names of a region, with a mark by which they are taken back', () => {
    expect(setBy({}, dev, { region: 'eu-west-1' })).toMatchObject({
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      SSO_SWITCH_REGION: 'eu-west-1',
    });
    const env = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'other', SSO_SWITCH_REGION: 'eu-west-1' };
    const names = outcomeVariables(env, dev).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['AWS_REGION', 'SSO_SWITCH_REGION']));
    expect(names).not.toContain('AWS_DEFAULT_REGION');
  });
});
