import type { PacedCalls } from '../pacing/paced-calls.ts';
import type { HttpHandler, Runtime } from '../runtime.ts';
import type { ServiceSettings } from './service-settings.ts';

/** What every call to Identity Center needs: where it goes and by which connections. */
export interface ServiceContext {
  readonly runtime: Runtime;
  readonly settings: ServiceSettings;
  /** The connections, opened at the first call and shared by all. */
  readonly http: () => Promise<HttpHandler>;
  /** Ends the calls that are under way, and those to come, with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** How often a request that may be repeated is sent at most; 4 where nothing is given. */
  readonly maxAttempts?: number | undefined;
  /** Has the calls to the access portal wait for their turn, and makes them again. */
  readonly pace?: Pick<PacedCalls, 'run'> | undefined;
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
    http: () => {
      handler ??= runtime.httpHandler({ caBundle: settings.caBundle });
      return handler;
    },
  };
}
