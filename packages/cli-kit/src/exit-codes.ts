import type { SsoErrorCode } from '@sso/core';

/**
 * What the program's exit status says to a script.
 * 0 done, 1 unexpected, 2 wrong use, 3 a person has to sign in, 4 no access, 5 the network or the service, 130 stopped by the person.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 130;

const exitCodes: { readonly [C in SsoErrorCode]: ExitCode } = {
  'profile-not-found': 2,
  'session-not-found': 2,
  'profile-not-sso': 2,
  'profile-incomplete': 2,
  'profile-cycle': 2,
  'profile-value-invalid': 2,
  'role-arn-invalid': 2,
  'session-incomplete': 2,
  'profile-contradicts-session': 2,
  'profile-of-other-session': 2,
  'session-ambiguous': 2,
  'nothing-configured': 2,
  'config-syntax': 2,
  'config-disabled': 2,
  'name-unusable': 2,
  'profile-exists': 2,
  'session-exists': 2,
  'start-url-invalid': 2,
  'start-url-refused': 2,
  'region-invalid': 2,
  'endpoint-invalid': 2,
  'ca-bundle-unusable': 2,
  'value-unquotable': 2,
  'flow-needs-session': 2,
  'answer-needed': 2,
  'mfa-code-needed': 2,
  'profile-signs-in': 2,
  'variable-needed': 2,
  'paste-unrecognized': 2,
  'paste-incomplete': 2,
  'paste-contradictory': 2,
  'credentials-invalid': 2,
  'choice-unknown': 2,
  'port-unavailable': 2,
  'credentials-expired': 3,
  'sign-in-needed': 3,
  'sign-in-denied': 3,
  'sign-in-expired': 3,
  'sign-in-refused': 3,
  'no-access': 4,
  'assume-role-denied': 4,
  'no-accounts': 4,
  'no-roles': 4,
  network: 5,
  'tls-untrusted': 5,
  throttled: 5,
  'service-unavailable': 5,
  'answer-unexpected': 5,
  'request-timeout': 5,
  'service-refused': 1,
  'file-unreadable': 1,
  'file-unwritable': 1,
  'lock-timeout': 1,
  'clipboard-unavailable': 1,
  'browser-unavailable': 1,
  cancelled: 130,
};

export function exitCodeOf(code: SsoErrorCode): ExitCode {
  return exitCodes[code];
}
