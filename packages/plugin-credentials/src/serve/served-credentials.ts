import type { Prompter } from '@sso/cli-kit';
import {
  type AwsConfig,
  type CredentialKeeper,
  createCredentialKeeper,
  createServiceContext,
  obtainCredentials,
  type Runtime,
  resolveServiceSettings,
} from '@sso/core';
import { type CredentialTarget, credentialLabel } from '../target/choose-target.ts';
import { mfaCodeFrom } from '../target/mfa-code.ts';

/** Credentials that have a path of their own. */
export interface ServedCredentials {
  /** As it stands in an address: the names in it are encoded. */
  readonly path: string;
  /** The profile, or the account and the role. */
  readonly label: string;
  readonly keeper: CredentialKeeper;
  /** Known only of a role that is assumed. */
  readonly roleArn: string | undefined;
}

/**
 * Makes credentials ready to be served, and gets them once, so that what is wrong is told before anybody relies on them. That is also the
 * only time that a code of an MFA device can be asked for.
 * @throws SsoError those of getting credentials
 */
export async function prepareCredentials(
  runtime: Runtime,
  config: AwsConfig,
  target: CredentialTarget,
  prompter: Prompter,
): Promise<ServedCredentials> {
  const { source } = target;
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, config, target));
  const { accountId } = await obtainCredentials(context, source, { mfaCode: mfaCodeFrom(prompter) });
  return {
    ...addressOf(target, accountId),
    keeper: createCredentialKeeper(context, source),
    roleArn: source.kind === 'assume-role' ? source.role.roleArn : undefined,
  };
}

function addressOf(target: CredentialTarget, accountId: string): Pick<ServedCredentials, 'path' | 'label'> {
  const { profile, roleName } = target;
  const path =
    profile === undefined
      ? `/accounts/${accountId}/roles/${encodeURIComponent(roleName)}`
      : `/profiles/${encodeURIComponent(profile)}`;
  return { path, label: credentialLabel(target, accountId) };
}
