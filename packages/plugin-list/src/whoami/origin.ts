import { type AwsConfig, activeProfileName, type Runtime } from '@sso/core';

/** Which credentials programs take in this shell, by the order of AWS CLI. */
export type CredentialOrigin =
  | { readonly kind: 'environment'; readonly variable: string; readonly missingKey: string | undefined }
  | { readonly kind: 'profile'; readonly name: string; readonly source: string }
  | { readonly kind: 'container'; readonly variable: string }
  | { readonly kind: 'none' };

const keyPair = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
const containerAddresses = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'];

/**
 * Keys in the environment come before a profile that AWS_PROFILE names (not before one that a flag names), and a container's
 * credentials after every profile.
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-configure.html#configure-precedence
 */
export function credentialOrigin(runtime: Runtime, config: AwsConfig): CredentialOrigin {
  const { env } = runtime;
  const key = keyPair.find((name) => env[name]);
  if (key !== undefined) {
    return { kind: 'environment', variable: key, missingKey: keyPair.find((name) => !env[name]) };
  }
  const { name, source } = activeProfileName(runtime);
  if (source !== 'default' || config.profiles.has(name)) return { kind: 'profile', name, source };
  const address = containerAddresses.find((variable) => env[variable]);
  return address === undefined ? { kind: 'none' } : { kind: 'container', variable: address };
}
