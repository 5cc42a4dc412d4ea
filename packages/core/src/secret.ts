const redacted = '[redacted]';

/**
 * A value that must not be seen. Printing it, JSON and inspection show `[redacted]`; only {@link Secret.reveal}
 * gives it, so every place that needs the value can be found by that word.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return redacted;
  }
}
