import { type NameKind, SsoError } from '../errors.ts';

/**
 * The profile name that the access portal proposes: `{accountId}_{roleName}`. Identity Center gives both only letters,
 * digits and `_+=,.@-`, which need no quoting in any header or shell. Anything else is refused and not replaced:
 * two roles must never become one profile.
 * @throws SsoError `name-unusable`
 * @see https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PermissionSet.html
 */
export function defaultProfileName(account: { readonly accountId: string }, roleName: string): string {
  return `${requirePlain('account', account.accountId)}_${requirePlain('role', roleName)}`;
}

function requirePlain(kind: NameKind, name: string): string {
  if (!/^[\w+=,.@-]+$/.test(name)) throw new SsoError('name-unusable', { kind, name });
  return name;
}
