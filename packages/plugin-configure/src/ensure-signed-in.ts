import { runSignIn } from '@sso/cli-kit';
import { findValidToken, type ServiceContext, type Session } from '@sso/core';
import type { Conversation } from './conversation.ts';
import { text } from './messages/text.ts';

type SignInFlags = Pick<Conversation['flags'], 'device-code' | 'no-browser'>;

/**
 * Has the person sign in, unless the session has a token that can be used.
 * @throws SsoError as `runSignIn` of `@sso/cli-kit`
 */
export async function ensureSignedIn(
  { flags, notice, signal }: Pick<Conversation, 'notice' | 'signal'> & { readonly flags: SignInFlags },
  context: ServiceContext,
  session: Session,
): Promise<void> {
  const outcome = await findValidToken(context, session);
  if (outcome.kind === 'valid') return;
  if (outcome.reason === 'no-token') notice(text.wrongRegionHint(session.region));
  await runSignIn(context, session, { flags, notice, signal });
}
