import type { Machine } from './machine.ts';
import { type ExportedCredentials, jsonOf } from './output.ts';

/** Role Admin in account 111111111111, as the emulator's STS names it. */
export const adminOfProduction = {
  Account: '111111111111',
  Arn: expect.stringMatching(
    /^arn:aws:sts::111111111111:assumed-role\/AWSReservedSSO_Admin_[0-9a-f]{16}\/ada@example\.com$/,
  ),
  UserId: expect.stringMatching(/:ada@example\.com$/),
};

/** Whom AWS CLI is for a profile. It fails where nothing but a sign-in would help: it never asks for one. */
export async function callerIdentity(machine: Machine, profile: string): Promise<unknown> {
  return jsonOf(await machine.aws(['sts', 'get-caller-identity', '--output', 'json', '--profile', profile]));
}

/** Whom AWS CLI is with credentials in the environment, without a profile. */
export async function identityOf(machine: Machine, credentials: ExportedCredentials): Promise<unknown> {
  const env = {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: 'eu-central-1',
  };
  return jsonOf(await machine.aws(['sts', 'get-caller-identity', '--output', 'json'], { env }));
}
