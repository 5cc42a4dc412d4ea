import {
  type AwsConfig,
  activeProfileName,
  formatTimestamp,
  parseTimestamp,
  type Runtime,
  readCachedRoleCredentials,
  sessionKey,
} from '@sso/core';
import { AccountNames } from '../profiles/account-names.ts';
import type { ProfileTarget } from '../profiles/describe-profile.ts';
import type { CredentialOrigin } from './origin.ts';
import type { Fact, FactName } from './result.ts';

type Facts = Readonly<Record<FactName, Fact>>;

const unknown: Fact = { value: null, source: null };

/**
 * Each value with where it comes from.
 * @param target where the profile leads to, if its credentials are the ones that count
 */
export function factsOf(
  runtime: Runtime,
  config: AwsConfig,
  origin: CredentialOrigin,
  target: ProfileTarget | undefined,
): Facts {
  const { name, source } = activeProfileName(runtime);
  const isSet = source !== 'default' || config.profiles.has(name);
  return {
    credentials: originFact(origin),
    profile: isSet ? { value: name, source } : unknown,
    region: regionFact(runtime, config),
    ...(target === undefined ? environmentFacts(runtime, origin) : targetFacts(runtime, target)),
  };
}

function originFact(origin: CredentialOrigin): Fact {
  if (origin.kind === 'none') return unknown;
  return { value: origin.kind, source: origin.kind === 'profile' ? origin.source : origin.variable };
}

/** The region of the work. @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html */
export function regionFact(runtime: Runtime, config: AwsConfig): Fact {
  const { env } = runtime;
  const variable = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((name) => env[name]);
  if (variable !== undefined) return fact(env[variable], variable);
  return fact(config.profiles.get(activeProfileName(runtime).name)?.values.get('region'), 'config');
}

type TargetFacts = Omit<Facts, 'credentials' | 'profile' | 'region'>;

/** Keys say nothing of an account; a program that sets them may have added variables that do. */
function environmentFacts({ env }: Runtime, origin: CredentialOrigin): TargetFacts {
  const isSet = origin.kind === 'environment';
  const expiration = parseTimestamp(env.AWS_CREDENTIAL_EXPIRATION ?? '');
  return {
    session: unknown,
    accountId: isSet ? fact(env.AWS_ACCOUNT_ID, 'AWS_ACCOUNT_ID') : unknown,
    accountName: unknown,
    roleName: unknown,
    expiration: isSet ? momentFact(expiration, 'AWS_CREDENTIAL_EXPIRATION') : unknown,
  };
}

function targetFacts(runtime: Runtime, { session, accountId, roleName }: ProfileTarget): TargetFacts {
  const cached = readCachedRoleCredentials(runtime, session, { accountId, roleName });
  return {
    session: fact(sessionKey(session), 'config'),
    accountId: fact(accountId, 'config'),
    accountName: fact(new AccountNames(runtime).nameOf(session, accountId), 'directory'),
    roleName: fact(roleName, 'config'),
    expiration: momentFact(cached?.expiration, 'cache'),
  };
}

function fact(value: string | undefined, source: string): Fact {
  return value ? { value, source } : unknown;
}

function momentFact(milliseconds: number | undefined, source: string): Fact {
  return fact(milliseconds === undefined ? undefined : formatTimestamp(milliseconds), source);
}
