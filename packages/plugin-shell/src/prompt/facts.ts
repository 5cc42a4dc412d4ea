import { formatDuration, labelVariable } from '@sso/cli-kit';
import {
  type DeclarationPlace,
  type Production,
  parseTimestamp,
  profileCredentialSource,
  type Runtime,
  readDirectory,
  readProduction,
  readProfileConfig,
  type Session,
  SsoError,
  sessionKey,
  sessionState,
  sourceTarget,
} from '@sso/core';
import { text } from '../messages/text.ts';
import { untilVariable } from '../switch/variables.ts';

/** What a prompt can show; what is not known is absent. */
export interface PromptFacts {
  readonly profile?: string | undefined;
  readonly account?: string | undefined;
  readonly role?: string | undefined;
  readonly region?: string | undefined;
  readonly session?: string | undefined;
  readonly left?: string | undefined;
  readonly production?: string | undefined;
}

interface Target {
  readonly profile?: string | undefined;
  readonly accountId?: string | undefined;
  readonly roleName?: string | undefined;
  readonly region?: string | undefined;
  readonly session?: Session | undefined;
  /** Milliseconds since 1970; `over` where a person has to sign in. */
  readonly end?: number | 'over' | undefined;
}

/**
 * What the shell has, or `undefined` where it has nothing.
 * @throws SsoError those of the config
 */
export async function promptFacts(
  runtime: Runtime,
  place: DeclarationPlace,
): Promise<PromptFacts | undefined> {
  const { env } = runtime;
  const target = hasOwnCredentials(env) ? keysTarget(runtime) : profileTarget(runtime);
  if (target === undefined) return undefined;
  return {
    profile: target.profile,
    account: target.accountId,
    role: target.roleName,
    region: env.AWS_REGION || env.AWS_DEFAULT_REGION || target.region,
    session: target.session && sessionKey(target.session),
    left: timeLeft(runtime, target.end),
    production: await productionWord(runtime, place, target),
  };
}

/** Keys, or the address of a server that gives them, as from `sso exec --serve`. */
function hasOwnCredentials(env: Runtime['env']): boolean {
  if (env.AWS_ACCESS_KEY_ID) return true;
  return Boolean(env[labelVariable] && !env.AWS_PROFILE && !env.AWS_DEFAULT_PROFILE);
}

/** Keys come before every profile. `sso switch` and `sso exec` say in a variable whose they are. */
function keysTarget(runtime: Runtime): Target {
  const { env } = runtime;
  const { [labelVariable]: label } = env;
  const [, accountId, roleName] = /^(\d{12})\/(.+)$/s.exec(label ?? '') ?? [];
  const end = parseTimestamp(env.AWS_CREDENTIAL_EXPIRATION ?? '');
  if (!label || accountId !== undefined) {
    return { profile: label || env.AWS_ACCESS_KEY_ID, accountId, roleName, end };
  }
  return { ...describe(runtime, label), end };
}

function profileTarget(runtime: Runtime): Target | undefined {
  const profile = runtime.env.AWS_PROFILE || runtime.env.AWS_DEFAULT_PROFILE;
  if (!profile) return undefined;
  const target = describe(runtime, profile);
  return { ...target, end: target.session && endOf(runtime, target.session) };
}

function describe(runtime: Runtime, profile: string): Target {
  const config = readProfileConfig(runtime, { profile });
  const region = config.profiles.get(profile)?.values.get('region') || undefined;
  try {
    return { profile, region, ...sourceTarget(profileCredentialSource(config, profile)) };
  } catch (error) {
    if (error instanceof SsoError) return { profile, region };
    throw error;
  }
}

/** A sign-in that renews itself has no end that this machine would know. */
function endOf(runtime: Runtime, session: Session): Target['end'] {
  const state = sessionState(runtime, session);
  if (state.kind === 'valid') return state.expiresAt;
  return state.kind === 'refreshable' ? undefined : 'over';
}

function timeLeft({ env, now }: Runtime, end: Target['end']): string | undefined {
  const until = parseTimestamp(env[untilVariable] ?? '');
  if (end === 'over') return text.prompt.over;
  const first = Math.min(...[end, until].filter((moment) => moment !== undefined));
  if (first === Number.POSITIVE_INFINITY) return undefined;
  return first <= now() ? text.prompt.over : formatDuration(first - now());
}

/** A file that cannot be understood, which may have come with a project, must not hide what the others say: then it is open. */
async function productionWord(
  runtime: Runtime,
  place: DeclarationPlace,
  target: Target,
): Promise<string | undefined> {
  try {
    return isProduction(runtime, await readProduction(runtime, place), target) ? text.production : undefined;
  } catch (error) {
    if (SsoError.is(error, 'declaration-invalid')) return text.prompt.productionUnknown;
    throw error;
  }
}

function isProduction(runtime: Runtime, production: Production, target: Target): boolean {
  const { session, accountId } = target;
  // The list of accounts can be long: it is read only where names count.
  const accounts = session && production.byAccount ? readDirectory(runtime, session)?.accounts : undefined;
  const accountName = accounts?.find((account) => account.accountId === accountId)?.accountName;
  return production.includes({ ...target, accountName });
}
