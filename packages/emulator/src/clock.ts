/** The time as the service sees it, and as its `Date` header says. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves it, back where `seconds` is negative. It goes on from there. */
  advance(seconds: number): void;
  /** Sets it to a time in milliseconds since 1970, from which it goes on. */
  set(time: number): void;
  /** Right again. */
  reset(): void;
}

/** A clock that runs as `base` does and may be off by any amount. */
export function createClock(base: () => number): Clock {
  let offset = 0;
  return {
    now: () => base() + offset,
    advance: (seconds) => {
      offset += seconds * 1000;
    },
    set: (time) => {
      offset = time - base();
    },
    reset: () => {
      offset = 0;
    },
  };
}
