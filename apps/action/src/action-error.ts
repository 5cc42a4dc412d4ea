import type { Untrusted } from './workflow-event.ts';

/** What can go wrong in the Action itself, beside what core throws; no entry ever holds a secret. */
export interface ActionErrorData {
  'input-missing': { readonly input: string; readonly because?: string | undefined };
  /** `value` is absent where the input may hold a secret. */
  'input-invalid': { readonly input: string; readonly value?: string | undefined; readonly expected: string };
  'target-invalid': { readonly line: string };
  'profile-repeated': { readonly profile: string };
  'nothing-to-get': Readonly<Record<string, never>>;
  /** A file that the runner gives to a step is not there. */
  'runner-variable-missing': { readonly variable: string };
  'runner-file-unsafe': { readonly variable: string; readonly problem: 'link' | 'not-a-file' | 'missing' };
  'seed-missing': { readonly input: 'seed' | 'seed-key'; readonly event: Untrusted | undefined };
  'event-untrusted': { readonly event: Untrusted };
  'account-not-allowed': { readonly accountId: string };
  /** The service takes the refresh token no longer. */
  'grant-refused': { readonly reason: 'session-ended' | 'registration-expired' };
  'write-back-failed': { readonly secretName: string; readonly environment: string };
  'identity-mismatch': { readonly expected: string; readonly actual: string };
  'too-short-lived': { readonly seconds: number; readonly minimum: number };
  'timed-out': { readonly seconds: number };
}

export type ActionErrorCode = keyof ActionErrorData;

/** Act on `code`, never on `message`. */
export class ActionError<C extends ActionErrorCode = ActionErrorCode> extends Error {
  override readonly name = 'ActionError';
  readonly code: C;
  readonly data: ActionErrorData[C];

  constructor(code: C, data: ActionErrorData[C], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.data = data;
  }
}
