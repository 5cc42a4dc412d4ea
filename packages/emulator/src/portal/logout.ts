import type { Handler } from '../handler.ts';
import { authenticateBearer } from './bearer-token.ts';

/**
 * `POST /logout`: ends the session, with its access and refresh tokens.
 * @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_Logout.html
 */
export const logout: Handler = {
  operation: 'Logout',
  service: 'sso',
  method: 'POST',
  path: '/logout',
  handle: (call, context) => {
    authenticateBearer(call, context).ended = true;
    return { status: 200, headers: {}, body: '' };
  },
};
