import { isatty } from 'node:tty';
import { canOpenBrowser, runSignIn, thisMachine } from '@sso/cli-kit';
import {
  findValidToken,
  type Runtime,
  readToken,
  type ServiceContext,
  type Session,
  tokenCachePath,
} from '@sso/core';

/** Whether a person would see a page of the sign-in or a code for it: what goes to stderr the SDKs keep to themselves. */
export function canSignIn({ env }: Runtime): boolean {
  return isatty(2) || canOpenBrowser(env, thisMachine(env));
}

export interface SignInOnceOptions {
  readonly notice: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Has the person sign in. Of several processes that want the same sign-in, as when a session ends and every tool notices, one opens
 * the browser; the others wait for it, little more than a minute.
 * @throws SsoError `lock-timeout`, and as `signIn`
 */
export async function signInOnce(
  context: ServiceContext,
  session: Session,
  { notice, signal }: SignInOnceOptions,
): Promise<void> {
  const { runtime } = context;
  const rejected = readToken(runtime, session)?.accessToken.reveal();
  await runtime.files.withLock(`${tokenCachePath(runtime, session)}.sign-in`, async () => {
    const outcome = await findValidToken(context, session);
    if (outcome.kind === 'valid' && outcome.token.accessToken.reveal() !== rejected) return;
    await runSignIn(context, session, {
      flags: { 'device-code': false, 'no-browser': false },
      notice,
      signal,
    });
  });
}
