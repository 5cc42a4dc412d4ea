import { resolve } from 'node:path';
import { checkRegion, type RoleTarget, Secret } from '@sso/core';
import { isSecretName } from '@sso/core/github';
import { ActionError } from './action-error.ts';
import {
  booleanInput,
  choiceInput,
  integerInput,
  listInput,
  patternInput,
  type ReadInput,
} from './input-values.ts';
import { type ProfileTarget, parseTargets, requireDistinct } from './targets.ts';

export interface Inputs {
  /** A seed and its key; which of the two is absent is told when they are needed. */
  readonly seed: Secret | undefined;
  readonly seedKey: Secret | undefined;
  /** The role for the environment, if any. */
  readonly role: (RoleTarget & { readonly profile?: string | undefined }) | undefined;
  readonly targets: readonly ProfileTarget[];
  readonly region: string;
  /** Empty: those that the seed allows. */
  readonly allowedAccountIds: readonly string[];
  readonly environment: string | undefined;
  readonly exportEnv: boolean;
  readonly outputCredentials: boolean;
  readonly verifyIdentity: boolean;
  readonly renewCredentials: boolean;
  readonly minValidSeconds: number;
  readonly seedWarningDays: number;
  readonly writeBack: WriteBackInputs | undefined;
  readonly onMissingSeed: 'fail' | 'skip';
  readonly allowUntrustedEvents: boolean;
  readonly maskAccountId: boolean;
  readonly cleanup: boolean;
  readonly unset: boolean;
  readonly timeoutSeconds: number;
  readonly maxAttempts: number;
  readonly connection: ConnectionInputs;
}

/** Where the rotated seed goes: a secret of a deployment environment. */
export interface WriteBackInputs {
  readonly githubToken: Secret;
  readonly secretName: string;
  readonly environment: string;
}

export interface ConnectionInputs {
  /** May hold a password. */
  readonly httpsProxy: Secret | undefined;
  readonly noProxy: string | undefined;
  /** The absolute path of a PEM file. */
  readonly caBundle: string | undefined;
}

/** What an input is where it is empty: the same as in action.yml, as a test checks. */
export const inputDefaults = {
  'export-env': true,
  'output-credentials': false,
  'verify-identity': true,
  'renew-credentials': false,
  'min-valid-seconds': 900,
  'seed-warning-days': 14,
  'write-back': false,
  'secret-name': 'SSO_SEED',
  'on-missing-seed': 'fail',
  'allow-untrusted-events': false,
  'mask-account-id': false,
  cleanup: true,
  unset: false,
  'timeout-seconds': 120,
  'max-attempts': 5,
} as const;

type BooleanInput = {
  [K in keyof typeof inputDefaults]: (typeof inputDefaults)[K] extends boolean ? K : never;
}[keyof typeof inputDefaults];

const accountForm = /^\d{12}$/;
const nameForm = /^[\w+=,.@-]{1,128}$/;

/**
 * Reads every input before anything else is done.
 * @throws ActionError `input-missing`, `input-invalid`, `target-invalid`, `profile-repeated`, `nothing-to-get`
 * @throws SsoError `region-invalid`
 */
export function readInputs(read: ReadInput): Inputs {
  const isOn = (name: BooleanInput) => booleanInput(read, name, inputDefaults[name]);
  const number = (name: 'min-valid-seconds' | 'seed-warning-days', to: number) =>
    integerInput(read, name, inputDefaults[name], { from: 0, to });
  const positive = (name: 'timeout-seconds' | 'max-attempts', to: number) =>
    integerInput(read, name, inputDefaults[name], { from: 1, to });
  return {
    seed: secretInput(read, 'seed'),
    seedKey: secretInput(read, 'seed-key'),
    ...readRoles(read),
    region: readRegion(read),
    allowedAccountIds: readAllowedAccounts(read),
    environment: read('environment') || undefined,
    exportEnv: isOn('export-env'),
    outputCredentials: isOn('output-credentials'),
    verifyIdentity: isOn('verify-identity'),
    renewCredentials: isOn('renew-credentials'),
    minValidSeconds: number('min-valid-seconds', 12 * 3600),
    seedWarningDays: number('seed-warning-days', 365),
    writeBack: isOn('write-back') ? readWriteBack(read) : undefined,
    onMissingSeed: choiceInput(read, 'on-missing-seed', inputDefaults['on-missing-seed'], ['fail', 'skip']),
    allowUntrustedEvents: isOn('allow-untrusted-events'),
    maskAccountId: isOn('mask-account-id'),
    cleanup: isOn('cleanup'),
    unset: isOn('unset'),
    timeoutSeconds: positive('timeout-seconds', 3600),
    maxAttempts: positive('max-attempts', 20),
    connection: readConnection(read),
  };
}

function readRoles(read: ReadInput): Pick<Inputs, 'role' | 'targets'> {
  const role = readRole(read);
  const targets = parseTargets(read('targets'));
  if (role === undefined && targets.length === 0) throw new ActionError('nothing-to-get', {});
  requireDistinct([...(role === undefined ? [] : [role]), ...targets]);
  return { role, targets };
}

function readRole(read: ReadInput): Inputs['role'] {
  const accountId = patternInput(read, 'account-id', accountForm, 'twelve digits');
  const roleName = patternInput(read, 'role-name', nameForm, 'the name of a permission set');
  const profile = patternInput(read, 'profile', nameForm, 'letters, digits and _+=,.@-');
  if (accountId !== undefined && roleName !== undefined) return { accountId, roleName, profile };
  const given = [accountId && 'account-id', roleName && 'role-name', profile && 'profile'].find(Boolean);
  if (given === undefined) return undefined;
  const input = accountId === undefined ? 'account-id' : 'role-name';
  throw new ActionError('input-missing', { input, because: given });
}

function readRegion(read: ReadInput): string {
  const region = read('region');
  if (region === '') throw new ActionError('input-missing', { input: 'region' });
  checkRegion(region);
  return region;
}

function readAllowedAccounts(read: ReadInput): readonly string[] {
  const input = 'allowed-account-ids';
  const accounts = listInput(read, input);
  const wrong = accounts.find((account) => !accountForm.test(account));
  if (wrong === undefined) return accounts;
  throw new ActionError('input-invalid', { input, value: wrong, expected: 'account IDs of twelve digits' });
}

function readWriteBack(read: ReadInput): WriteBackInputs {
  const because = 'write-back';
  const githubToken = secretInput(read, 'github-token');
  if (githubToken === undefined) throw new ActionError('input-missing', { input: 'github-token', because });
  const environment = read('environment');
  if (environment === '') throw new ActionError('input-missing', { input: 'environment', because });
  return { githubToken, environment, secretName: readSecretName(read) };
}

function readSecretName(read: ReadInput): string {
  const input = 'secret-name';
  const value = read(input) || inputDefaults[input];
  if (isSecretName(value)) return value;
  throw new ActionError('input-invalid', { input, value, expected: 'the name of a GitHub secret' });
}

function readConnection(read: ReadInput): ConnectionInputs {
  const httpsProxy = secretInput(read, 'https-proxy');
  if (httpsProxy !== undefined && !/^https?:\/\/[^/\s]+\/?$/.test(httpsProxy.reveal()))
    throw new ActionError('input-invalid', { input: 'https-proxy', expected: 'http://HOST:PORT' });
  return {
    httpsProxy,
    noProxy: read('no-proxy') || undefined,
    caBundle: pathInput(read, 'ca-bundle'),
  };
}

/** Absolute, as profiles are used from other folders. */
function pathInput(read: ReadInput, name: string): string | undefined {
  const path = read(name);
  return path === '' ? undefined : resolve(path);
}

function secretInput(read: ReadInput, name: string): Secret | undefined {
  const value = read(name);
  return value === '' ? undefined : new Secret(value);
}
