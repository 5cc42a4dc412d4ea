import type { Handler } from '../handler.ts';
import { jsonResponse } from '../http-message.ts';
import { newUserCode, opaqueToken } from '../identifiers.ts';
import { isStartUrl } from '../organization/organization.ts';
import { deviceCodeGrant } from '../state.ts';
import { WireError } from '../wire-errors.ts';
import { authenticateClient, requireGrant } from './client-authentication.ts';
import { readJsonBody, requiredText } from './json-body.ts';

/**
 * `POST /device_authorization`.
 * @see https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_StartDeviceAuthorization.html
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.2
 */
export const startDeviceAuthorization: Handler = {
  operation: 'StartDeviceAuthorization',
  service: 'sso-oidc',
  method: 'POST',
  path: '/device_authorization',
  handle: (call, context) => {
    const { settings, state } = context;
    const body = readJsonBody(call.body);
    const registration = authenticateClient(body, call, context);
    requireGrant(registration, deviceCodeGrant);
    if (
      call.region !== settings.organization.region ||
      !isStartUrl(settings.organization, requiredText(body, 'startUrl'))
    ) {
      throw new WireError('InvalidRequestException', 'Invalid start url provided');
    }
    const deviceCode = opaqueToken('device-');
    const userCode = newUserCode();
    state.deviceAuthorizations.set(deviceCode, {
      registration,
      userCode,
      formToken: opaqueToken(''),
      expiresAt: settings.now() + settings.deviceCodeSeconds * 1000,
      status: 'pending',
      interval: settings.interval,
      lastPollAt: undefined,
    });
    return jsonResponse(200, {
      deviceCode,
      userCode,
      verificationUri: `${call.pagesOrigin}/device`,
      verificationUriComplete: `${call.pagesOrigin}/device?user_code=${userCode}`,
      expiresIn: settings.deviceCodeSeconds,
      interval: settings.interval,
    });
  },
};
