import {
  type AwsConfig,
  type CredentialSource,
  createServiceContext,
  obtainCredentials,
  profileCredentialSource,
  type RoleCredentials,
  type Runtime,
  readAwsConfig,
  readProduction,
  recordChoice,
  resolveServiceSettings,
  type ServiceContext,
  type Session,
  SsoError,
  sessionLabel,
  sessionState,
  type Variable,
} from '@sso/core';
import { type ChooseOptions, type Chosen, chooseEntry } from './choose-entry.ts';
import { labelOf, type SwitchEntry } from './entry.ts';
import { regionOf } from './region.ts';
import type { SwitchFlags, Wanted } from './request.ts';
import { saveProfile } from './save-profile.ts';
import { type Outcome, outcomeVariables, presentLabel } from './variables.ts';

export interface SwitchOptions extends Omit<ChooseOptions, 'withAccounts'> {
  /** The working folder. */
  readonly cwd: string | undefined;
  readonly abortSignal?: (() => AbortSignal) | undefined;
}

/** What the shell has to do, and what the person is told. */
export interface Switched {
  readonly variables: readonly Variable[];
  readonly outcome: Outcome;
  /** Absent where the shell is to have nothing. */
  readonly entry?: SwitchEntry | undefined;
  /** What the shell had before. */
  readonly before: string | undefined;
  readonly region: string | undefined;
  readonly isProduction: boolean;
  /** Milliseconds since 1970, by the person's rule for production. */
  readonly until?: number | undefined;
}

/**
 * Finds out what is wanted, gets what it takes, and says which variables the shell needs for it. Nothing is printed here.
 * @throws SsoError those of choosing, of signing in and of credentials, and `declaration-invalid`
 */
export async function switchTo(
  runtime: Runtime,
  wanted: Wanted,
  flags: SwitchFlags,
  options: SwitchOptions,
): Promise<Switched> {
  const production = await readProduction(runtime, options);
  const before = presentLabel(runtime.env);
  if (wanted.kind === 'nothing') {
    const outcome: Outcome = { kind: 'nothing' };
    const variables = outcomeVariables(runtime.env, outcome);
    return { variables, outcome, before, region: undefined, isProduction: false };
  }
  const chosen = await chooseEntry(runtime, wanted, { ...options, withAccounts: production.byAccount });
  const isProduction = production.includes({ ...chosen.entry, profile: profileOf(chosen.entry) });
  if (isProduction && production.confirm && !flags.yes) {
    await options.person.confirmProduction(labelOf(chosen.entry));
  }
  const { entry, config } = flags.save ? await saved(runtime, chosen, flags) : chosen;
  const region = regionOf(entry, flags);
  const outcome = await outcomeOf(runtime, { config, entry }, flags, options);
  const { minutes } = production;
  const until = isProduction && minutes !== undefined ? runtime.now() + minutes * 60_000 : undefined;
  const variables = outcomeVariables(runtime.env, outcome, { region, until });
  return { variables, outcome, entry, before, region, isProduction, until };
}

async function saved(runtime: Runtime, { entry }: Chosen, flags: SwitchFlags): Promise<Chosen> {
  const profile = await saveProfile(runtime, entry, flags);
  return { entry: profile, config: readAwsConfig(runtime) };
}

/** A role without a profile can be had as keys only: no variable names an account and a role. */
async function outcomeOf(
  runtime: Runtime,
  chosen: Chosen,
  flags: SwitchFlags,
  options: SwitchOptions,
): Promise<Outcome> {
  const { entry, config } = chosen;
  const label = labelOf(entry);
  if (flags.keys || entry.choice.kind === 'role') {
    return { kind: 'keys', label, credentials: await keysOf(runtime, config, entry, options) };
  }
  const { session } = entry;
  if (session === undefined) return { kind: 'profile', label };
  await beSignedIn(runtime, { entry, config }, session, options);
  const state = sessionState(runtime, session);
  const ends = state.kind === 'valid' && state.refreshableUntil === undefined;
  return { kind: 'profile', label, signedInUntil: ends ? state.expiresAt : undefined };
}

async function keysOf(
  runtime: Runtime,
  config: AwsConfig,
  entry: SwitchEntry,
  options: SwitchOptions,
): Promise<RoleCredentials> {
  const context = contextFor(runtime, config, entry, options);
  const source = sourceOf(config, entry);
  try {
    return await obtainCredentials(context, source);
  } catch (error) {
    if (!SsoError.is(error, 'sign-in-needed') || entry.session === undefined) throw error;
    if (!options.person.interactive) throw error;
    await options.person.signIn(context, entry.session);
    return obtainCredentials(context, source);
  }
}

function sourceOf(config: AwsConfig, { choice, session }: SwitchEntry): CredentialSource {
  if (choice.kind === 'profile') return profileCredentialSource(config, choice.profile);
  if (session === undefined) throw new SsoError('session-not-found', { session: choice.session });
  const { accountId, roleName } = choice;
  return { kind: 'sso', session, target: { accountId, roleName } };
}

/** Whether the service agrees only a call could tell: this has to be fast, and a program that is told so says it. */
async function beSignedIn(
  runtime: Runtime,
  { entry, config }: Chosen,
  session: Session,
  options: SwitchOptions,
): Promise<void> {
  const { kind } = sessionState(runtime, session);
  if (kind === 'valid' || kind === 'refreshable') return;
  if (!options.person.interactive) {
    const reason = kind === 'signed-out' ? 'no-token' : 'expired';
    throw new SsoError('sign-in-needed', { session: sessionLabel(session), reason });
  }
  await options.person.signIn(contextFor(runtime, config, entry, options), session);
}

function contextFor(
  runtime: Runtime,
  config: AwsConfig,
  entry: SwitchEntry,
  { abortSignal }: SwitchOptions,
): ServiceContext {
  const signal = abortSignal?.();
  const settings = resolveServiceSettings(runtime, config, { profile: profileOf(entry) });
  return createServiceContext(runtime, settings, signal ? { signal } : {});
}

/** The history only sorts a list: a home that cannot be written must not cost the switch. */
export async function rememberSwitch(
  runtime: Runtime,
  { entry }: Switched,
  options: { readonly platform: NodeJS.Platform },
): Promise<void> {
  if (entry === undefined) return;
  try {
    await recordChoice(runtime, entry.choice, options);
  } catch (error) {
    if (!(error instanceof SsoError)) throw error;
    runtime.log('choice not remembered', { reason: error.code });
  }
}

function profileOf({ choice }: SwitchEntry): string | undefined {
  return choice.kind === 'profile' ? choice.profile : undefined;
}
