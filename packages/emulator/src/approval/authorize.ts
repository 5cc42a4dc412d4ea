import type { Handler } from '../handler.ts';
import { answerAuthorizationRequest } from '../oidc/authorize.ts';
import { readDecision } from './decision.ts';
import { problemPage } from './pages.ts';

/** `POST /authorize`: the form of the authorize page. Its request id cannot be guessed, and works once. */
export const authorizeDecision: Handler = {
  operation: 'AuthorizeDecision',
  service: 'sso-oidc',
  method: 'POST',
  path: '/authorize',
  handle: (call, context) => {
    const form = new URLSearchParams(call.body);
    const id = form.get('request_id') ?? '';
    const request = context.state.authorizationRequests.get(id);
    const decision = readDecision(form);
    if (request === undefined || decision === undefined) {
      return problemPage(403, 'This form is not valid any more. Start again in your terminal.');
    }
    context.state.authorizationRequests.delete(id);
    return answerAuthorizationRequest(request, decision, context);
  },
};
