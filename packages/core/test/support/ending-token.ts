import type { EmulatorOptions } from '@sso/emulator';
import type { CachedToken } from '../../src/cache/records.ts';
import type { ServiceContext } from '../../src/endpoints/service-context.ts';
import type { Runtime } from '../../src/runtime.ts';
import { findValidToken } from '../../src/session/valid-token.ts';
import { named, type TestIdentityCenter, testIdentityCenter } from './identity-center.ts';

export const minute = 60_000;
export const refused = { kind: 'sign-in-needed', reason: 'refresh-refused' };

export interface EndingToken extends TestIdentityCenter {
  readonly token: CachedToken;
  readonly refreshes: () => number;
}

/** A signed-in person, some time before or after the end of the access token. */
export async function minutesBeforeTheEnd(
  minutes: number,
  options: EmulatorOptions = {},
): Promise<EndingToken> {
  const center = await testIdentityCenter(options);
  const token = await center.signedIn();
  center.clock.now = token.expiresAt - minutes * minute;
  return { ...center, token, refreshes: () => center.emulator.calls('CreateToken') - 1 };
}

/** As many processes: each has connections of its own. */
export function processes(center: EndingToken, count: number): readonly Promise<unknown>[] {
  return Array.from({ length: count }, () => findValidToken(center.contextWith({}), named));
}

export function accessToken(outcome: unknown): string {
  return (outcome as { token: CachedToken }).token.accessToken.reveal();
}

/** Something happens while the answer of the token endpoint is on its way. */
export function contextThatMeets(center: EndingToken, event: () => Promise<unknown>): ServiceContext {
  let happened = false;
  const httpHandler: Runtime['httpHandler'] = async (options) => {
    const handler = await center.runtime.httpHandler(options);
    const aws = handler.aws as { handle(...args: unknown[]): Promise<unknown> };
    const handle = async (...args: unknown[]): Promise<unknown> => {
      const [answer] = await Promise.allSettled([aws.handle(...args)]);
      if (!happened) await event();
      happened = true;
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    };
    const changed = new Proxy(aws, {
      get: (target, name) => (name === 'handle' ? handle : Reflect.get(target, name)),
    });
    return { ...handler, aws: changed };
  };
  return center.contextWith({ httpHandler });
}
