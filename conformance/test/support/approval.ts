import type { Emulator, EmulatorOptions, PendingDeviceCode } from '@sso/emulator';
import { until } from './until.ts';

/**
 * Options of the emulator where AWS CLI signs in: the second poll is answered without a person. AWS CLI polls twice before it waits for
 * the first time, which would otherwise earn it a SlowDownException and five seconds.
 */
export const awsSignsIn = { autoApprove: 'allow' } as const satisfies EmulatorOptions;

/** Waits for a program to show a device code. */
export function nextDeviceCode(emulator: Emulator): Promise<PendingDeviceCode> {
  return until('a device code', () => emulator.pendingDeviceCodes()[0]);
}

/** Runs a program to its end and allows its device code, as the person would. One that asks for none ends all the same. */
export async function approving<T>(emulator: Emulator, program: Promise<T>): Promise<T> {
  let ended = false;
  const result = program.finally(() => {
    ended = true;
  });
  const code = await until(
    'a device code',
    () => emulator.pendingDeviceCodes()[0] ?? (ended ? 'none' : undefined),
  );
  if (code !== 'none') emulator.approve(code.userCode);
  return result;
}
