import { approving } from './approval.ts';
import type { Machine } from './machine.ts';
import { stdoutOf } from './output.ts';

/** Signs the profile `dev` in with `sso`. */
export async function signInWithSso({ emulator, sso }: Machine): Promise<void> {
  stdoutOf(await approving(emulator, sso(['login', '--profile', 'dev', '--device-code'])));
}

/** Signs the profile `dev` in with AWS CLI. */
export async function signInWithAws({ aws, emulator }: Machine): Promise<void> {
  stdoutOf(await approving(emulator, aws(['sso', 'login', '--profile', 'dev', '--no-browser'])));
}
