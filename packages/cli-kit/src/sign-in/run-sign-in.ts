import {
  type CachedToken,
  type ServiceContext,
  type Session,
  type SignInFlow,
  type SignInInteraction,
  signIn,
} from '@sso/core';
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
  const { flow, interaction } = planSignIn(context, session, options);
  return signIn(context, session, interaction, { flow, signal: options.signal });
}

/** The way to sign in that the flags and this machine call for. */
export function planSignIn(
  context: ServiceContext,
  session: Session,
  options: { readonly flags: FlowFlags; readonly notice: (line: string) => void },
): { readonly flow: SignInFlow; readonly interaction: SignInInteraction } {
  const { env } = context.runtime;
  const browserAvailable = canOpenBrowser(env, thisMachine(env));
  const interaction = createSignInInteraction({
    env,
    opensBrowser: browserAvailable && !options.flags['no-browser'],
    notice: options.notice,
  });
  return { flow: chooseFlow(session, options.flags, browserAvailable), interaction };
}
