import type { FindingCode, FindingData } from '@sso/core/diagnosis';

/** What was found, in a sentence or two with its cause, and what puts it right: commands to type, or advice. */
export interface Advice {
  readonly message: string;
  readonly fix?: readonly string[] | undefined;
}

/** One entry a code. The data is raw: an entry cleans and quotes what it shows. */
export type FindingMessages = {
  readonly [C in FindingCode]: (data: FindingData[C]) => Advice;
};
