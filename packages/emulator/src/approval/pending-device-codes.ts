import type { Context } from '../handler.ts';
import { isWaiting } from './device.ts';

export interface PendingDeviceCode {
  readonly userCode: string;
  readonly clientName: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The device codes that wait for a person, oldest first. */
export function pendingDeviceCodes(context: Context): readonly PendingDeviceCode[] {
  return [...context.state.deviceAuthorizations.values()]
    .filter((authorization) => isWaiting(authorization, context))
    .map(({ userCode, registration, expiresAt }) => ({
      userCode,
      clientName: registration.clientName,
      expiresAt,
    }));
}
