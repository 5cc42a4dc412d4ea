import { labelVariable } from '@sso/cli-kit';
import {
  environmentVariables,
  formatTimestamp,
  type RoleCredentials,
  type Runtime,
  regionVariables,
  shadowingVariables,
  type Variable,
} from '@sso/core';

/** By which a shell goes back: what it had before. */
export const previousVariable = 'SSO_PREVIOUS_PROFILE';

/** Until when a shell is to have what it has, by the person's own rule. RFC 3339. */
export const untilVariable = 'SSO_SWITCH_UNTIL';

/** The region that a switch set, so that the next one can take it back and leaves one that the person set. */
const regionMark = 'SSO_SWITCH_REGION';

/** AWS CLI and the SDKs look at the first one, and only where keys are set; starship looks at both, in any case. */
const expirationVariables = ['AWS_CREDENTIAL_EXPIRATION', 'AWS_SESSION_EXPIRATION'];

/** Where starship and powerlevel10k look for a name if there is no profile. No program takes credentials by it. */
const promptVariable = 'AWSUME_PROFILE';

/** What a shell is to have. */
export type Outcome =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'profile';
      readonly label: string;
      /** Milliseconds since 1970: the end of a sign-in that does not renew itself, for prompts. */
      readonly signedInUntil?: number | undefined;
    }
  | { readonly kind: 'keys'; readonly label: string; readonly credentials: RoleCredentials };

export interface OutcomeOptions {
  /** The region of the work, where one is asked for. */
  readonly region?: string | undefined;
  /** Milliseconds since 1970. */
  readonly until?: number | undefined;
}

/**
 * Every variable that a shell has to set or clear. What would hide the choice from AWS CLI and the SDKs is cleared, and what other
 * tools leave for prompts.
 */
export function outcomeVariables(
  env: Runtime['env'],
  outcome: Outcome,
  { region, until }: OutcomeOptions = {},
): readonly Variable[] {
  const variables = new Map<string, string | undefined>(shadowingVariables.map((name) => [name, undefined]));
  const set = (added: readonly Variable[]): void => {
    for (const { name, value } of added) variables.set(name, value);
  };
  set([
    { name: labelVariable, value: undefined },
    { name: previousVariable, value: previousLabel(env, outcome) },
    { name: untilVariable, value: until === undefined ? undefined : formatTimestamp(until) },
  ]);
  set(regionChanges(env, region));
  set(choiceVariables(outcome, until));
  return [...variables].map(([name, value]) => ({ name, value }));
}

function choiceVariables(outcome: Outcome, until: number | undefined): readonly Variable[] {
  switch (outcome.kind) {
    case 'nothing':
      return [];
    case 'profile':
      return [
        { name: 'AWS_PROFILE', value: outcome.label },
        ...expirations(earlier(outcome.signedInUntil, until)),
      ];
    case 'keys': {
      const { credentials, label } = outcome;
      return [
        ...environmentVariables(credentials, undefined),
        ...expirations(earlier(credentials.expiration, until)),
        { name: labelVariable, value: label },
        { name: promptVariable, value: label },
      ];
    }
  }
}

/** What a shell has now, by the name that brings it back. */
export function presentLabel(env: Runtime['env']): string | undefined {
  const { [labelVariable]: label } = env;
  return env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE || label || undefined;
}

/** Switching to what one has already does not lose the way back. */
function previousLabel(env: Runtime['env'], outcome: Outcome): string | undefined {
  const present = presentLabel(env);
  const isSame = outcome.kind !== 'nothing' && outcome.label === present;
  return isSame ? env[previousVariable] || undefined : present;
}

function regionChanges(env: Runtime['env'], region: string | undefined): readonly Variable[] {
  if (region !== undefined) return [...regionVariables(region), { name: regionMark, value: region }];
  const { [regionMark]: ours } = env;
  if (!ours) return [];
  const stillOurs = ['AWS_REGION', 'AWS_DEFAULT_REGION'].filter((name) => env[name] === ours);
  return [...stillOurs, regionMark].map((name) => ({ name, value: undefined }));
}

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

function expirations(moment: number | undefined): readonly Variable[] {
  const value = moment === undefined ? undefined : formatTimestamp(moment);
  return expirationVariables.map((name) => ({ name, value }));
}
