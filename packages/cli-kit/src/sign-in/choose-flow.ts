import type { Session, SignInFlow } from '@sso/core';

export interface FlowFlags {
  readonly 'device-code': boolean;
  readonly 'no-browser': boolean;
}

/**
 * PKCE where a browser on this machine comes back to us; the device flow where there is none, as over SSH, and for legacy
 * sessions, whose tokens AWS CLI gets that way too.
 */
export function chooseFlow(session: Session, flags: FlowFlags, browserAvailable: boolean): SignInFlow {
  if (flags['device-code'] || flags['no-browser'] || session.kind === 'legacy') return 'device';
  return browserAvailable ? 'pkce' : 'device';
}
