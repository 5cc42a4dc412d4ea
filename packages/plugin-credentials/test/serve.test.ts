import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type SsoHome, ssoProgram, startProgram } from '@sso/testkit';
import type { ServeResult } from '../src/serve/present.ts';
import { configured, signedIn } from './support/signed-in.ts';

async function start(home: SsoHome, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const program = startProgram(process.execPath, [ssoProgram, 'serve', ...args, '--json'], {
    env: { ...home.env, ...env },
  });
  const { stdout, stderr } = await program.shows('\n}\n');
  return { ...program, ...(JSON.parse(stdout) as ServeResult), stderr };
}

function get(url: string | undefined, authorization: string): Promise<Response> {
  return fetch(url ?? '', { headers: { authorization } });
}

/** What a client sends that can choose its `Host` header. */
async function statusOf(port: number, head: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(`${head}\r\n\r\n`);
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return bytes.toString('latin1').split('\r\n')[0] ?? '';
}

describe('sso serve', () => {
  it('serves several profiles until Ctrl-C, and leaves nothing behind', async () => {
    const { home } = await signedIn();
    const copy = home.devConfig.replace(/^[\s\S]*\[profile dev\]/, '\n[profile "my dev"]');
    await home.writeConfig(`${home.devConfig}${copy}`);
    const server = await start(home, ['-p', 'dev', '-p', 'my dev']);
    expect(server.credentials.map(({ name, url }) => [name, new URL(url).pathname])).toEqual([
      ['dev', '/profiles/dev'],
      ['my dev', '/profiles/my%20dev'],
    ]);
    for (const { url } of server.credentials) {
      expect(await (await get(url, server.token)).json()).toMatchObject({ AccountId: '111111111111' });
    }
    expect(await readFile(server.tokenFile, 'utf8')).toBe(server.token);
    expect((await stat(server.tokenFile)).mode & 0o777).toBe(0o600);
    expect(await server.end('SIGINT')).toMatchObject({ exitCode: 0 });
    await expect(stat(server.tokenFile)).rejects.toThrow('ENOENT');
  });

  it('refuses over HTTP what has no token, a name of somebody else, or another method', async () => {
    const { home } = await signedIn();
    const { port, token, credentials, stderr } = await start(home, ['--profile', 'dev'], {
      SSO_LOG: 'debug',
    });
    const url = credentials[0]?.url;
    expect((await get(url, 'guess')).status).toBe(401);
    const post = await fetch(url ?? '', { method: 'POST', headers: { authorization: token }, body: 'x' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET']);
    const host = (name: string) =>
      statusOf(port, `GET /profiles/dev HTTP/1.1\r\nHost: ${name}\r\nAuthorization: ${token}`);
    expect(await host(`127.0.0.1:${port}`)).toBe('HTTP/1.1 200 OK');
    expect(await host(`evil.example:${port}`)).toBe('HTTP/1.1 403 Forbidden');
    expect(stderr).not.toContain(token);
  });

  it('prints what another shell runs, which puts nothing else in front', async () => {
    const { home } = await signedIn();
    const program = startProgram(process.execPath, [ssoProgram, 'serve', '-p', 'dev', '-f', 'env'], {
      env: home.env,
    });
    const { stdout, stderr } = await program.shows('AWS_CONTAINER_AUTHORIZATION_TOKEN=');
    expect(stdout).toMatch(/^unset AWS_ACCESS_KEY_ID$/m);
    expect(stdout).toMatch(/^unset AWS_PROFILE$/m);
    expect(stdout).toMatch(
      /^export AWS_CONTAINER_CREDENTIALS_FULL_URI='http:\/\/127\.0\.0\.1:\d+\/profiles\/dev'$/m,
    );
    expect(stderr).not.toContain('"default"');
  });

  it('serves a role without a profile', async () => {
    const { home } = await signedIn();
    const { credentials, token } = await start(home, [
      '--account-id',
      '111111111111',
      '--role-name',
      'Admin',
      '--session',
      'my-sso',
    ]);
    expect(credentials[0]?.url).toMatch(/\/accounts\/111111111111\/roles\/Admin$/);
    expect((await get(credentials[0]?.url, token)).status).toBe(200);
  });

  it('warns where the profile "default" would be used first', async () => {
    const { home } = await signedIn();
    await home.writeConfig(`${home.devConfig}\n[default]\naws_access_key_id = AKIAPLANTED\n`);
    expect((await start(home, ['--profile', 'dev'])).stderr).toContain('"default"');
  });

  it('does not start where the port is taken, a sign-in is needed, or a profile is unknown', async () => {
    const { home } = await signedIn();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const taken = await home.sso(['serve', '--profile', 'dev', '--port', String(port)]);
    other.close();
    expect(taken).toMatchObject({ exitCode: 2, stdout: '' });
    expect(taken.stderr).toContain(`Port ${port}`);
    expect(await home.sso(['serve', '-p', 'dev', '-p', 'dve'])).toMatchObject({ exitCode: 2, stdout: '' });
    const signedOut = await configured();
    expect(await signedOut.sso(['serve', '-p', 'dev'])).toMatchObject({ exitCode: 3, stdout: '' });
  });
});
