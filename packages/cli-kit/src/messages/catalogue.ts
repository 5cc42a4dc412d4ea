import type { CallbackPage, SsoErrorCode, SsoErrorData, WarningCode, WarningData } from '@sso/core';

/** What happened, in a sentence or two, and what a person can do next: a command to type, or advice. */
export interface Explanation {
  readonly message: string;
  readonly next?: readonly string[];
}

/** One entry a code. The data is raw: an entry cleans and quotes what it shows. */
export type ErrorMessages = {
  readonly [C in SsoErrorCode]: (data: SsoErrorData[C]) => Explanation;
};

/** One sentence or two for each code; the data is raw here too. */
export type WarningMessages = {
  readonly [C in WarningCode]: (data: WarningData[C]) => string;
};

/** Every text for people but those of errors and warnings, by key. A language is three files that fill these types. */
export interface Catalogue {
  /** The language's tag (BCP 47). */
  readonly language: string;
  readonly failure: FailureTexts;
  readonly usage: UsageTexts;
  readonly flags: FlagTexts;
  readonly prompts: PromptTexts;
  readonly duration: DurationTexts;
  readonly progress: ProgressTexts;
  readonly listing: ListingTexts;
  readonly signIn: SignInTexts;
  /** `answer` is a noun, for the error where nobody can be asked. */
  readonly chooseSession: { readonly message: string; readonly answer: string };
  readonly callbackPages: Readonly<Record<CallbackPage, CallbackPageTexts>>;
}

/** Everything that is handed in has been cleaned. */
export interface ListingTexts {
  asking(session: string, accounts: number): string;
  age(age: string): string;
  failed(accounts: number, code: string): string;
  passedOver(session: string, reason: string): string;
}

/** Everything that is handed in has been cleaned. */
export interface SignInTexts {
  browser(url: string): string;
  browserFailed(reason: string): string;
  deviceCode(userCode: string, verificationUri: string, verificationUriComplete: string | undefined): string;
}

export interface CallbackPageTexts {
  readonly title: string;
  readonly advice: string;
}

/** Lines that are written over by the next one: short, and without a full stop. */
export interface ProgressTexts {
  /** `rate` is in calls a second; `left` is a duration. */
  listing(facts: {
    readonly session: string;
    readonly done: number;
    readonly total: number;
    readonly rate: string;
    readonly left: string | undefined;
  }): string;
}

export interface FailureTexts {
  /** An error that nobody foresaw. */
  unexpected(message: string): Explanation;
  /** The word before a message on stderr. */
  readonly error: string;
}

export interface UsageTexts {
  unknownCommand(typed: string, near: string | undefined): Explanation;
  unknownFlag(flags: readonly string[], near: string | undefined): Explanation;
  unexpectedArgument(values: readonly string[]): Explanation;
  /** `command` is what to type before `--help`. */
  seeHelp(command: string): string;
}

export interface FlagTexts {
  readonly profile: string;
  readonly session: string;
  readonly region: string;
  readonly startUrl: string;
  readonly deviceCode: string;
  readonly noBrowser: string;
  readonly force: string;
  readonly debug: string;
}

export interface PromptTexts {
  readonly searchHint: string;
}

export interface DurationTexts {
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}
