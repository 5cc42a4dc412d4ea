import { readFile } from 'node:fs/promises';
import type { Machine } from './machine.ts';

/** Of the sso-session `my-sso`: the SHA-1 of its name. */
const path = '.aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json';

/** What is compared of a token file. */
export interface TokenFile {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly refreshToken: string;
}

export async function readTokenFile({ home }: Machine): Promise<TokenFile> {
  return JSON.parse(await readFile(home.file(path), 'utf8')) as TokenFile;
}

/** Makes the access token one whose time is over, as after a night. */
export async function expireAccessToken(machine: Machine): Promise<void> {
  const token = { ...(await readTokenFile(machine)), expiresAt: '2020-01-01T00:00:00Z' };
  await machine.home.write(path, JSON.stringify(token));
}
