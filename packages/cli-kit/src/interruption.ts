import { SsoError } from '@sso/core';

const usualSignals = ['SIGINT', 'SIGTERM'] as const;
const interrupted = 130;

/** Ctrl-C and `kill` as an abort signal, so that work can be stopped cleanly. */
export interface Interruption {
  /** Aborted with `SsoError` `cancelled`. */
  readonly signal: AbortSignal;
  /** Gives the signals back to Node's own handling, which ends the process at once. */
  release(): void;
}

export interface InterruptionOptions {
  /** SIGINT and SIGTERM where nothing is given. */
  readonly signals?: readonly NodeJS.Signals[];
  /** Told the first signal. */
  readonly onSignal?: (signal: NodeJS.Signals) => void;
}

/** The second signal ends the process where the first one did not get through. */
export function catchInterruption(
  endProcess: (exitCode: number) => void = process.exit,
  { signals = usualSignals, onSignal }: InterruptionOptions = {},
): Interruption {
  const controller = new AbortController();
  const caught = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) endProcess(interrupted);
    else onSignal?.(signal);
    controller.abort(new SsoError('cancelled', {}));
  };
  for (const signal of signals) process.on(signal, caught);
  return {
    signal: controller.signal,
    release() {
      for (const signal of signals) process.removeListener(signal, caught);
    },
  };
}
