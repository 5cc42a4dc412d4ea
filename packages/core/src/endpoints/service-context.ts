import type { PacedCalls } from '../pacing/paced-calls.ts';
import type { HttpHandler, Runtime } from '../runtime.ts';
import { ServiceClock } from './service-clock.ts';
import type { ServiceSettings } from './service-settings.ts';
import { Trouble } from './trouble.ts';

/** What every call to Identity Center needs: where it goes and by which connections. */
export interface ServiceContext {
  readonly runtime: Runtime;
  readonly settings: ServiceSettings;
  /** The connections, opened at the first call and shared by all. */
  readonly http: () => Promise<HttpHandler>;
  /** Ends the calls that are under way, and those to come, with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** How often a request is sent at most, where that is less than `retry-policy.ts` has. */
  readonly maxAttempts?: number | undefined;
  /** Has the calls to the access portal wait for their turn, and makes them again. */
  readonly pace?: Pick<PacedCalls, 'run'> | undefined;
  /** Learns from every answer. */
  readonly clock: ServiceClock;
  /** Of all calls together. */
  readonly trouble: Trouble;
}

export function createServiceContext(
  runtime: Runtime,
  settings: ServiceSettings,
  options: Pick<ServiceContext, 'signal' | 'maxAttempts'> = {},
): ServiceContext {
  let handler: Promise<HttpHandler> | undefined;
  return {
    runtime,
    settings,
    signal: options.signal,
    maxAttempts: options.maxAttempts,
    clock: new ServiceClock(),
    trouble: new Trouble(),
    http: () => {
      handler ??= runtime.httpHandler({ caBundle: settings.caBundle });
      return handler;
    },
  };
}

/** For a call that somebody can do without for now: it is sent once. What else is known by the context is not known by this one. */
export function inHaste(context: ServiceContext, canDoWithout: boolean): ServiceContext {
  return canDoWithout ? { ...context, maxAttempts: 1 } : context;
}
