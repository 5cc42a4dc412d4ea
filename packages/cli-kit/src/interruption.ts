import { SsoError } from '@sso/core';

const signals = ['SIGINT', 'SIGTERM'] as const;
const interrupted = 130;

/** Ctrl-C and `kill` as an abort signal, so that work can be stopped cleanly. */
export interface Interruption {
  /** Aborted with `SsoError` `cancelled`. */
  readonly signal: AbortSignal;
  /** Gives the signals back to Node's own handling, which ends the process at once. */
  release(): void;
}

/** The second signal ends the process where the first one did not get through. */
export function catchInterruption(endProcess: (exitCode: number) => void = process.exit): Interruption {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) endProcess(interrupted);
    controller.abort(new SsoError('cancelled', {}));
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    release() {
      for (const signal of signals) process.removeListener(signal, onSignal);
    },
  };
}
