/** What a worker is asked for. It answers in the same order. */
export type Job =
  /** Inputs of these numbers, until one fails. */
  | {
      readonly kind: 'run';
      readonly target: string;
      readonly seed: number;
      readonly from: number;
      readonly to: number;
    }
  /** One input, in place of the one that has the number. */
  | {
      readonly kind: 'try';
      readonly target: string;
      readonly seed: number;
      readonly number: number;
      readonly input: Uint8Array;
    }
  /** Whether time grows with the size, for one of the target's repetitions. */
  | { readonly kind: 'scale'; readonly target: string; readonly repetition: number };

export type Reply =
  | { readonly kind: 'held' }
  | { readonly kind: 'failed'; readonly number: number; readonly failure: string };

export interface WorkerSetup {
  /** One number: of the input that is being tried. */
  readonly current: SharedArrayBuffer;
  /** The module that exports `targets`. */
  readonly targetsModule: string;
}
