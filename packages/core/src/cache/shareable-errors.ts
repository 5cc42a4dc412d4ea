import { type SignInReason, SsoError, type SsoErrorData } from '../errors.ts';
import { objectOf, textOf } from '../narrow.ts';

type Data = Readonly<Record<string, unknown>>;

const signInReasons: readonly SignInReason[] = ['no-token', 'refresh-refused', 'unauthorized'];

/** The errors that are shared. Others, such as of a person who stopped, are those of one process. */
const readers: { readonly [C in keyof SsoErrorData]?: (data: Data) => SsoErrorData[C] } = {
  network: ({ host, reason }) => ({ host: textOf(host) ?? '', reason: textOf(reason) ?? '' }),
  'tls-untrusted': ({ host, reason }) => ({ host: textOf(host) ?? '', reason: textOf(reason) ?? '' }),
  'request-timeout': ({ host, milliseconds }) => ({
    host: textOf(host) ?? '',
    milliseconds: numberOf(milliseconds) ?? 0,
  }),
  throttled: ({ operation }) => ({ operation: textOf(operation) ?? '' }),
  'service-unavailable': ({ operation, status }) => ({
    operation: textOf(operation) ?? '',
    status: numberOf(status),
  }),
  'answer-unexpected': ({ host, status, contentType }) => ({
    host: textOf(host) ?? '',
    status: numberOf(status),
    contentType: textOf(contentType),
  }),
  'service-refused': ({ operation, error, description }) => ({
    operation: textOf(operation) ?? '',
    error: textOf(error) ?? '',
    description: textOf(description),
  }),
  'no-access': ({ accountId, roleName }) => ({
    accountId: textOf(accountId) ?? '',
    roleName: textOf(roleName),
  }),
  'assume-role-denied': ({ roleArn, description }) => ({
    roleArn: textOf(roleArn) ?? '',
    description: textOf(description),
  }),
  'sign-in-needed': ({ session, reason }) => {
    const { name, startUrl } = objectOf(session) ?? {};
    return {
      session: { name: textOf(name), startUrl: textOf(startUrl) ?? '' },
      reason: signInReasons.find((known) => known === reason) ?? 'expired',
    };
  },
};

export function isShareable({ code }: SsoError): boolean {
  return Object.hasOwn(readers, code);
}

/** An error as it was kept; `undefined` where it is none of those that are shared. */
export function sharedErrorOf(code: unknown, data: Data): SsoError | undefined {
  const known = Object.keys(readers).find((candidate) => candidate === code) as
    | keyof SsoErrorData
    | undefined;
  const read = known && readers[known];
  return known && read && new SsoError(known, read(data));
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
