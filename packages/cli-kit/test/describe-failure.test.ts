import { CLIError } from '@oclif/core/errors';
import { SsoError, type SsoErrorCode, type SsoErrorData } from '@sso/core';
import { describeFailure } from '../src/describe-failure.ts';
import { UsageError } from '../src/explain-usage.ts';
import { failureAsJson, formatFailure } from '../src/report-failure.ts';

const red = '\u001b[31m';
const session = { name: `dev${red}`, startUrl: 'https://example.awsapps.com/start' };

/** One example a code, with a control sequence wherever a stranger's text can stand. */
const examples: { readonly [C in SsoErrorCode]: SsoErrorData[C] } = {
  'profile-not-found': { profile: `a${red}`, near: `b${red}`, file: `/f${red}` },
  'session-not-found': { session: `a${red}`, near: `b${red}`, profile: `c${red}` },
  'profile-not-sso': { profile: `a${red}` },
  'profile-incomplete': { profile: `a${red}`, missing: [`k${red}`] },
  'profile-cycle': { profiles: [`a${red}`, 'b', `a${red}`] },
  'profile-value-invalid': { profile: `a${red}`, key: `k${red}`, value: `v${red}` },
  'role-arn-invalid': { roleArn: `r${red}`, profile: `a${red}` },
  'session-incomplete': { session: `a${red}`, missing: ['sso_region'] },
  'profile-contradicts-session': {
    profile: `a${red}`,
    session: `b${red}`,
    key: `k${red}`,
    profileValue: `v${red}`,
    sessionValue: `w${red}`,
  },
  'profile-of-other-session': { profile: `a${red}`, profileSession: `b${red}`, session: `c${red}` },
  'session-ambiguous': { sessions: [`a${red}`, 'b'] },
  'nothing-configured': { file: `/f${red}` },
  'config-syntax': { file: `/f${red}`, line: 3, problem: 'duplicate-key', text: `t${red}` },
  'config-disabled': { variable: 'AWS_CONFIG_FILE' },
  'name-unusable': { kind: 'account', name: `n${red}` },
  'profile-exists': { profile: `a${red}`, differences: [{ key: 'region', before: `x${red}` }] },
  'session-exists': { session: `a${red}`, differences: [{ key: 'sso_region', after: `x${red}` }] },
  'start-url-invalid': { startUrl: `u${red}`, problem: 'not-https' },
  'start-url-refused': { startUrl: `https://x.awsapps.com/start${red}`, region: `r${red}` },
  'region-invalid': { region: `r${red}`, near: 'us-east-1' },
  'endpoint-invalid': { endpoint: `e${red}`, source: `AWS_ENDPOINT_URL${red}` },
  'ca-bundle-unusable': { file: `/f${red}`, reason: `r${red}` },
  'value-unquotable': { format: `fish${red}`, name: `n${red}` },
  'flow-needs-session': { startUrl: `u${red}` },
  'answer-needed': { answer: `Start URL${red}`, flag: `--start-url${red}` },
  'mfa-code-needed': { roleArn: `r${red}`, mfaSerial: `m${red}` },
  'profile-signs-in': { profile: `a${red}` },
  'variable-needed': { variable: `V${red}` },
  'paste-unrecognized': {},
  'paste-incomplete': { missing: ['secretAccessKey', 'sessionToken'] },
  'paste-contradictory': { part: 'profile' },
  'credentials-invalid': { error: `e${red}` },
  'choice-unknown': { answer: 'role', value: `v${red}`, flag: '--role', choices: [`c${red}`] },
  'choice-ambiguous': { value: `v${red}`, candidates: [`a${red}`, 'b'], count: 12 },
  'declaration-invalid': {
    findings: [
      {
        ...{ file: `f${red}`, line: 3, column: 5, path: `a${red}` },
        problem: { kind: 'unknown-member', allowed: [`a${red}`], near: `n${red}` },
      },
    ],
  },
  'pattern-invalid': { pattern: '/(/', problem: 'regular-expression', reason: 'Unterminated group' },
  'filter-matches-nothing': { unmatched: [{ kind: 'account', pattern: 'prdo', near: 'prod' }] },
  'template-invalid': {
    template: '{acountName}',
    column: 2,
    problem: 'unknown-field',
    found: 'acountName',
    known: ['accountName'],
    near: 'accountName',
  },
  'setting-unusable': { key: 'sso_session' },
  'port-unavailable': { port: 8080, reason: `r${red}` },
  'seed-malformed': { problem: 'incomplete' },
  'seed-version': { version: `2${red}` },
  'seed-key-malformed': { problem: 'is-seed' },
  'seed-key-wrong': { expected: `e${red}`, given: `g${red}` },
  'seed-wrong-repository': { repository: `o/r${red}`, expected: `o/s${red}` },
  'seed-wrong-environment': { environment: `e${red}`, expected: `f${red}` },
  'seed-binding-invalid': { part: 'target', value: `v${red}` },
  'seed-too-large': { bytes: 50_000, limit: 49_152 },
  'seed-not-refreshable': { startUrl: `u${red}` },
  'credentials-expired': { expiration: 0 },
  'sign-in-needed': { session, reason: 'expired' },
  'sign-in-denied': { session },
  'sign-in-expired': { session },
  'sign-in-refused': { session, error: `e${red}`, description: `d${red}` },
  'no-access': { accountId: `1${red}`, roleName: `r${red}` },
  'assume-role-denied': { roleArn: `r${red}`, description: `d${red}` },
  'seed-target-not-allowed': { accountId: `1${red}`, roleName: `r${red}` },
  'github-refused': { operation: `o${red}`, status: 404, description: `d${red}` },
  'no-accounts': { session },
  'no-roles': { accountId: `1${red}` },
  network: { host: `h${red}`, reason: `r${red}` },
  'tls-untrusted': { host: `h${red}`, reason: `r${red}` },
  throttled: { operation: `o${red}` },
  'service-unavailable': { operation: `o${red}`, status: 503 },
  'answer-unexpected': { host: `h${red}`, status: 200, contentType: `text/html${red}` },
  'github-unavailable': { operation: `o${red}`, status: 503 },
  'request-timeout': { host: `h${red}`, milliseconds: 30_000 },
  'service-refused': { operation: `o${red}`, error: `e${red}`, description: `d${red}` },
  'file-unreadable': { file: `/f${red}`, reason: `r${red}` },
  'file-unwritable': { file: `/f${red}`, reason: `r${red}` },
  'file-is-link': { file: `/f${red}` },
  'lock-timeout': { file: `/f${red}` },
  'clipboard-unavailable': { programs: [`p${red}`] },
  'gh-failed': { reason: `r${red}` },
  'browser-unavailable': { url: `https://x${red}`, reason: `r${red}` },
  cancelled: {},
};

const codes = Object.keys(examples) as SsoErrorCode[];

describe('a failure that core foresaw', () => {
  it.each(codes)('%s has a message of one line, advice, and no control characters', (code) => {
    const failure = describeFailure(new SsoError(code, examples[code]));
    expect(failure.code).toBe(code);
    for (const line of [failure.message, ...failure.next]) {
      expect(line).toMatch(/^\P{Cc}+$/u);
    }
    if (code !== 'cancelled' && code !== 'service-refused') expect(failure.next).not.toHaveLength(0);
  });

  it.each([
    ['profile-not-found', 2],
    ['answer-needed', 2],
    ['sign-in-needed', 3],
    ['no-access', 4],
    ['throttled', 5],
    ['file-unwritable', 1],
    ['cancelled', 130],
  ] as const)('%s ends with exit code %i', (code, exitCode) => {
    expect(describeFailure(new SsoError(code, examples[code])).exitCode).toBe(exitCode);
  });

  it('names the command to sign in with, quoted for the shell', () => {
    const label = { name: "it's mine", startUrl: 'https://x.awsapps.com/start' };
    const { next } = describeFailure(new SsoError('sign-in-needed', { session: label, reason: 'no-token' }));
    expect(next).toEqual(["Sign in: sso login --session 'it'\\''s mine'"]);
  });

  it('names a session without a name by its start URL', () => {
    const label = { startUrl: 'https://x.awsapps.com/start' };
    const { next } = describeFailure(new SsoError('sign-in-needed', { session: label, reason: 'no-token' }));
    expect(next).toEqual(['Sign in: sso login --session https://x.awsapps.com/start']);
  });
});

describe('other failures', () => {
  it('takes the words of a UsageError', () => {
    const error = new UsageError({ message: 'Not both.', next: ['Leave one out.'] });
    expect(describeFailure(error)).toEqual({
      code: 'usage',
      message: 'Not both.',
      next: ['Leave one out.'],
      exitCode: 2,
    });
  });

  it("takes oclif's own usage errors without their frame", () => {
    const error = new CLIError(
      'The following error occurred:\n  Missing required flag profile\nSee more help with --help',
    );
    const failure = describeFailure(error, { name: 'login', flags: [] });
    expect(failure).toMatchObject({ code: 'usage', message: 'Missing required flag profile', exitCode: 2 });
    expect(failure.next).toEqual(['How to use it: sso login --help']);
  });

  it('counts an oclif error with another exit code as unexpected', () => {
    expect(describeFailure(new CLIError('Broken.', { exit: 1 }))).toMatchObject({
      code: 'unexpected',
      exitCode: 1,
    });
  });

  it.each([[new TypeError('x is undefined')], ['x is undefined']])('is unexpected: %p', (thrown) => {
    const failure = describeFailure(thrown);
    expect(failure).toMatchObject({ code: 'unexpected', exitCode: 1 });
    expect(failure.message).toContain('x is undefined');
    expect(failure.next.join()).toContain('--debug');
  });
});

describe('how a failure is shown', () => {
  const failure = { code: 'usage', message: 'Not both.', next: ['Leave one out.'], exitCode: 2 } as const;

  it('puts the steps below the message', () => {
    expect(formatFailure(failure)).toBe('Error: Not both.\n  Leave one out.\n');
  });

  it('colours only the label', () => {
    expect(formatFailure(failure, { color: true })).toBe(
      '\u001b[31mError:\u001b[39m Not both.\n  Leave one out.\n',
    );
  });

  it('does not call it an error that the person stopped', () => {
    expect(formatFailure(describeFailure(new SsoError('cancelled', {})))).toBe('Cancelled.\n');
  });

  it('is one JSON document for programs', () => {
    expect(JSON.parse(failureAsJson(failure))).toEqual({ error: failure });
  });
});
