import { once } from 'node:events';
import { chmod, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { Secret } from '@sso/core';
import { type UnpackedSeed, unpackSeed } from '@sso/core/seed';
import { type EmulatorOptions, type RunningEmulator, startEmulator } from '@sso/emulator';
import { cleanUpAfter, type SsoHome, ssoHome } from '@sso/testkit';
import sodium from 'libsodium-wrappers';

export interface SeedHome extends SsoHome {
  readonly center: RunningEmulator;
  /** A path in the home, so that it can be given to a flag. */
  readonly seedFile: string;
  readonly keyFile: string;
  text(file: string): Promise<string>;
  mode(file: string): Promise<number>;
}

/** An Identity Center where a person agrees at once, and a home with one session that is not signed in. */
export async function seedHome(options: EmulatorOptions = {}): Promise<SeedHome> {
  const center = await startEmulator({ autoApprove: 'allow', interval: 0.05, ...options });
  const home = await ssoHome(center);
  await home.writeConfig(home.devConfig);
  const seedFile = home.file('shop.seed');
  return {
    ...home,
    center,
    seedFile,
    keyFile: `${seedFile}.key`,
    text: (file) => readFile(file, 'utf8'),
    mode: async (file) => (await stat(file)).mode & 0o777,
  };
}

/** The binding that the tests use. */
export const binding = ['--repository', 'my-company/shop', '--target', '111111111111/Admin'];

/** Opens what was made, as a job in the repository does. */
export function open(envelope: string, key: string): UnpackedSeed {
  return unpackSeed(envelope, new Secret(key), { repository: 'my-company/shop', environment: 'production' });
}

/** All that must not be seen of a seed. */
export function secretsOf({ seed }: UnpackedSeed): readonly string[] {
  const { accessToken, refreshToken, registration } = seed;
  return [accessToken, refreshToken, registration.clientSecret].map((secret) => secret.reveal());
}

export interface GhCall {
  readonly args: readonly string[];
  readonly input: string;
}

export interface FakeGh {
  /** With the program first on the `PATH`. */
  readonly env: Readonly<Record<string, string>>;
  /** What it was started with, in order, without the question for its version. */
  calls(): Promise<readonly GhCall[]>;
}

/**
 * A program `gh` that notes what it gets.
 * @param setting statements of JavaScript for `gh secret set`, after its stdin was read to `input`
 */
export async function fakeGh(home: SsoHome, setting = ''): Promise<FakeGh> {
  const log = home.file('.tmp/gh-calls');
  const program = await home.write(
    'bin/gh',
    `#!/usr/bin/env node
const { appendFileSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
if (args[0] !== '--version') {
  const input = readFileSync(0, 'utf8');
  appendFileSync(${JSON.stringify(log)}, JSON.stringify({ args, input }) + '\\n');
  ${setting}
}
`,
  );
  await chmod(program, 0o700);
  return {
    env: { PATH: `${dirname(program)}:${home.env.PATH}` },
    calls: async () => {
      const text = await readFile(log, 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
    },
  };
}

export interface FakeGithub {
  readonly env: Readonly<Record<string, string>>;
  /** The secrets that were put, opened, by the end of their path. */
  readonly secrets: Map<string, string>;
  readonly tokens: Set<string | undefined>;
}

/** GitHub's API as far as it keeps secrets. `refuse` is the status of every answer. */
export async function fakeGithub(refuse?: number): Promise<FakeGithub> {
  await sodium.ready;
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  const github = { secrets: new Map<string, string>(), tokens: new Set<string | undefined>() };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    github.tokens.add(request.headers.authorization);
    if (refuse !== undefined) {
      response.writeHead(refuse).end(JSON.stringify({ message: 'Not Found' }));
    } else if (request.method === 'GET') {
      response.end(JSON.stringify({ key_id: '1', key: Buffer.from(publicKey).toString('base64') }));
    } else {
      const box = new Uint8Array(Buffer.from(JSON.parse(body).encrypted_value, 'base64'));
      const value = Buffer.from(sodium.crypto_box_seal_open(box, publicKey, privateKey)).toString();
      github.secrets.set(request.url ?? '', value);
      response.writeHead(201).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUpAfter('test', async () => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { ...github, env: { GITHUB_API_URL: `http://127.0.0.1:${port}` } };
}
