import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type NamedSession,
  obtainRoleCredentials,
  processWord,
  type RoleCredentials,
  type RoleTarget,
  type Runtime,
  writeToken,
} from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import type { Seed } from '@sso/core/seed';
import { type Environment, serviceContext } from './service-runtime.ts';

/**
 * What lets credentials be had anew for as long as the access token lasts: that token, in the same files in which AWS CLI keeps one,
 * below a private folder. No refresh token and no registration are there, so that nothing that a later step finds outlives the token.
 */
export interface Renewal {
  readonly folder: string;
  readonly id: string;
}

interface Settings {
  readonly startUrl: string;
  readonly region: string;
  readonly env: Environment;
}

export async function prepareRenewal(renewal: Renewal, seed: Seed, env: Environment): Promise<void> {
  const { startUrl, region, accessToken, expiresAt } = seed;
  const files = createNodeRuntime({ env, homeDirectory: renewal.folder });
  const settings: Settings = { startUrl, region, env };
  await files.files.write(settingsFile(renewal), new TextEncoder().encode(JSON.stringify(settings)));
  await writeToken(files, sessionOf(renewal, settings), { startUrl, region, accessToken, expiresAt });
}

/**
 * The `credential_process` of a profile. Nothing in it is secret.
 * @throws SsoError `name-unusable` where a path has no form in a command
 */
export function renewalCommand(
  renewal: Renewal,
  { accountId, roleName }: RoleTarget,
  helper: string,
  platform: NodeJS.Platform,
): string {
  const words = [process.execPath, helper, renewal.folder, renewal.id, accountId, roleName];
  return words.map((word) => processWord(word, 'value', { platform })).join(' ');
}

/**
 * Credentials with at least 15 minutes left, from the folder's own cache or from the service.
 * @throws SsoError `sign-in-needed` where the access token has run out, `no-access`, those of the network
 */
export async function renewCredentials(renewal: Renewal, target: RoleTarget): Promise<RoleCredentials> {
  const settings = JSON.parse(readFileSync(settingsFile(renewal), 'utf8')) as Settings;
  const context = serviceContext(settings.env, { homeDirectory: renewal.folder });
  try {
    return await obtainRoleCredentials(context, sessionOf(renewal, settings), target);
  } finally {
    (await context.http()).close();
  }
}

function settingsFile({ folder, id }: Renewal): string {
  return join(folder, `${id}.json`);
}

function sessionOf({ id }: Renewal, { startUrl, region }: Settings): NamedSession {
  return { kind: 'named', name: id, startUrl, region, scopes: [] };
}

export function newRenewal({ randomBytes }: Runtime, folder: string): Renewal {
  return { folder, id: Buffer.from(randomBytes(8)).toString('hex') };
}
