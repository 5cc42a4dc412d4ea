/** One line of the picker. All texts are to be cleaned for a terminal before they get here. */
export interface PickerEntry<T> {
  readonly value: T;
  /** What the line shows, aligned with the other lines, and what typing searches. As many in every entry. */
  readonly columns: readonly string[];
  /** More text that typing finds and that is not shown: an e-mail address, an account id. */
  readonly search: readonly string[];
  /** Shown in red and with a mark that needs no colour. */
  readonly tone?: 'danger' | undefined;
  /** Shown after the columns, not searched: how long a session still lasts. */
  readonly note?: string | undefined;
}

/** The terminal's keyboard: `process.stdin` is one. */
export interface PickerInput extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  readonly isRaw?: boolean;
  setRawMode?(raw: boolean): unknown;
}

/** The terminal's screen: `process.stderr` is one. It tells of a new size with the event `resize`. */
export interface PickerOutput extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

export interface PickerOptions {
  readonly input: PickerInput;
  readonly output: PickerOutput;
  /** Stands before what is typed; `> ` where it is absent. */
  readonly prompt?: string | undefined;
  /** Shown while nothing is typed. */
  readonly placeholder: string;
  /** Above the columns of the entries. */
  readonly headings?: readonly string[] | undefined;
  /** Positions of columns that a narrow screen can do without, in the order in which they go; else the last one goes first. */
  readonly dispensable?: readonly number[] | undefined;
  /** As if it had been typed. */
  readonly initialQuery?: string | undefined;
  /** Whether the screen shows colours; the stream and `NO_COLOR` decide where it is absent. */
  readonly color?: boolean | undefined;
  /** Ends the picker with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
