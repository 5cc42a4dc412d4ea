import { type CachedToken, type ServiceContext, type Session, signIn } from '@sso/core';
import { canOpenBrowser, thisMachine } from '../browser-availability.ts';
import { chooseFlow, type FlowFlags } from './choose-flow.ts';
import { createSignInInteraction } from './interaction.ts';

/**
 * Has the person at the terminal sign in, in the way that the flags and this machine call for.
 * @throws SsoError as `signIn` of `@sso/core`
 */
export async function runSignIn(
  context: ServiceContext,
  session: Session,
  options: {
    readonly flags: FlowFlags;
    readonly notice: (line: string) => void;
    readonly signal: AbortSignal;
  },
): Promise<CachedToken> {
  const { env } = context.runtime;
  const browserAvailable = canOpenBrowser(env, thisMachine(env));
  const interaction = createSignInInteraction({
    env,
    opensBrowser: browserAvailable && !options.flags['no-browser'],
    notice: options.notice,
  });
  const flow = chooseFlow(session, options.flags, browserAvailable);
  return signIn(context, session, interaction, { flow, signal: options.signal });
}
