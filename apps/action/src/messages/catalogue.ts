/** A code, what to read it from, and the sentences for it. A code without any does not compile. */
export type Messages<Data> = {
  readonly [Code in keyof Data]: (data: Data[Code], situation: Situation) => string;
};

export interface Situation {
  /** The command by which a person makes a new seed for this repository. */
  readonly seedAnew: string;
}
