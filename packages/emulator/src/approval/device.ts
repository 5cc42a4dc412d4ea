import type { Call, Context, Handler } from '../handler.ts';
import type { EmulatorResponse } from '../http-message.ts';
import { normalUserCode } from '../identifiers.ts';
import type { Decision } from '../options.ts';
import type { DeviceAuthorization } from '../state.ts';
import { readDecision } from './decision.ts';
import { approvalPage, codeEntryPage, problemPage, resultPage } from './pages.ts';

/** `GET /device`: asks for the code, or shows what the code of `user_code` would allow (RFC 8628 §3.3). */
export const devicePage: Handler = {
  operation: 'DevicePage',
  service: 'access-portal',
  method: 'GET',
  path: '/device',
  handle: (call, context) => {
    const typed = call.query.get('user_code');
    const { organization } = context.settings;
    if (!typed) return codeEntryPage(organization.name);
    const authorization = findByUserCode(typed, context);
    const problem = problemWith(authorization, context);
    if (authorization === undefined || problem !== undefined) return problem ?? unknownCode();
    return approvalPage({
      action: '/device',
      fields: { user_code: authorization.userCode, form_token: authorization.formToken },
      clientName: authorization.registration.clientName,
      organizationName: organization.name,
      userName: organization.userName,
      userCode: authorization.userCode,
      redirectOrigin: undefined,
    });
  },
};

/** `POST /device`: the form of the page. Its token stops another site from approving in the person's name. */
export const deviceDecision: Handler = {
  operation: 'DeviceDecision',
  service: 'access-portal',
  method: 'POST',
  path: '/device',
  handle: (call, context) => decideByForm(call, context),
};

/**
 * Decides a pending code as a person would on the page.
 * @throws Error where no such code is waiting.
 */
export function decideDeviceCode(userCode: string, decision: Decision, context: Context): void {
  const authorization = findByUserCode(userCode, context);
  if (authorization === undefined || !isWaiting(authorization, context)) {
    throw new Error(`No device code ${userCode} is waiting for a decision.`);
  }
  authorization.status = decision === 'allow' ? 'allowed' : 'denied';
}

export function isWaiting(authorization: DeviceAuthorization, { settings }: Context): boolean {
  return authorization.status === 'pending' && authorization.expiresAt > settings.now();
}

function decideByForm(call: Call, context: Context): EmulatorResponse {
  const form = new URLSearchParams(call.body);
  const authorization = findByUserCode(form.get('user_code') ?? '', context);
  const problem = problemWith(authorization, context);
  if (authorization === undefined || problem !== undefined) return problem ?? unknownCode();
  const decision = readDecision(form);
  if (decision === undefined || form.get('form_token') !== authorization.formToken) {
    return problemPage(403, 'This form was not made here. Open the link of your terminal again.');
  }
  decideDeviceCode(authorization.userCode, decision, context);
  return resultPage(decision);
}

function findByUserCode(typed: string, { state }: Context): DeviceAuthorization | undefined {
  const userCode = normalUserCode(typed);
  return [...state.deviceAuthorizations.values()].find(
    (authorization) => authorization.userCode === userCode,
  );
}

function problemWith(
  authorization: DeviceAuthorization | undefined,
  context: Context,
): EmulatorResponse | undefined {
  if (authorization === undefined) return unknownCode();
  if (authorization.status !== 'pending')
    return problemPage(410, 'This code has been used. Start again in your terminal.');
  if (!isWaiting(authorization, context))
    return problemPage(410, 'This code has expired. Start again in your terminal.');
  return undefined;
}

function unknownCode(): EmulatorResponse {
  return problemPage(404, 'This code is not known. Compare it with the one in your terminal.');
}
