import { isDeepStrictEqual } from 'node:util';

declare global {
  namespace jest {
    interface Matchers<R> {
      /**
       * Passes for an `SsoError` of this code: thrown by a function, or the reason of a promise after `rejects`. With
       * `data`, each of its members has to be equal too.
       */
      toThrowSsoError(code: string, data?: Readonly<Record<string, unknown>>): R;
    }
  }
}

interface SsoErrorLike {
  readonly name: 'SsoError';
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Known by its members and not by its class: `core` is tested with this, so nothing here can import it. */
function isSsoError(value: unknown): value is SsoErrorLike {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    value.name === 'SsoError' &&
    'code' in value &&
    'data' in value
  );
}

function toThrowSsoError(
  received: unknown,
  code: string,
  data: Readonly<Record<string, unknown>> = {},
): jest.CustomMatcherResult {
  const thrown = typeof received === 'function' ? thrownBy(() => received()) : received;
  const pass =
    isSsoError(thrown) &&
    thrown.code === code &&
    Object.entries(data).every(([key, value]) => isDeepStrictEqual(thrown.data[key], value));
  return {
    pass,
    message: () =>
      `Expected ${pass ? 'another failure than ' : ''}SsoError ${code} ${JSON.stringify(data)}\nReceived: ${describeThrown(thrown)}`,
  };
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

function describeThrown(thrown: unknown): string {
  if (isSsoError(thrown)) return `SsoError ${thrown.code} ${JSON.stringify(thrown.data)}`;
  return thrown instanceof Error ? `${thrown.stack}` : `${thrown}`;
}

export const matchers = { toThrowSsoError };

if (typeof expect === 'function') expect.extend(matchers);
