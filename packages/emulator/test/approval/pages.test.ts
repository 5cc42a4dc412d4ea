import { createEmulator, type Emulator } from '../../src/index.ts';
import { deviceLogin, hiddenField, steeredEmulator } from '../support.ts';

function open(emulator: Emulator, target: string, host?: string) {
  return emulator.handle({ method: 'GET', target, host });
}

function submit(emulator: Emulator, fields: Record<string, string>) {
  return emulator.handle({ method: 'POST', target: '/device', body: new URLSearchParams(fields).toString() });
}

describe('the device page', () => {
  it('asks for a code, and takes it as people type it', async () => {
    const emulator = createEmulator();
    const { userCode } = await deviceLogin(emulator);
    expect((await open(emulator, '/device')).body).toContain('name="user_code"');
    const typed = userCode.toLowerCase().replace('-', '');
    const { status, body } = await open(emulator, `/device?user_code=${typed}`);
    expect(status).toBe(200);
    for (const id of [
      'id="allow"',
      'id="deny"',
      `id="user-code">${userCode}`,
      'id="organization">Example Corp',
    ]) {
      expect(body).toContain(id);
    }
  });

  it('escapes the name that a client gave itself', async () => {
    const emulator = createEmulator();
    const { userCode } = await deviceLogin(emulator, { clientName: '<script>"&\'' });
    const { body } = await open(emulator, `/device?user_code=${userCode}`);
    expect(body).toContain('&lt;script&gt;&quot;&amp;&#39;');
    expect(body).not.toContain('<script');
  });

  it('allows no script, no frame and no other target of its form', async () => {
    const emulator = createEmulator();
    const { userCode } = await deviceLogin(emulator);
    const { headers } = await open(emulator, `/device?user_code=${userCode}`);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
  });

  it.each([
    ['allow', 'You can close this page and go back to the terminal.', undefined],
    ['deny', 'Nothing was given access.', 'access_denied'],
  ])('takes the decision %s', async (decision, text, error) => {
    const emulator = createEmulator();
    const { userCode, poll } = await deviceLogin(emulator);
    const page = await open(emulator, `/device?user_code=${userCode}`);
    const form_token = hiddenField(page.body, 'form_token');
    const { status, body } = await submit(emulator, { user_code: userCode, form_token, decision });
    expect([status, body]).toEqual([200, expect.stringContaining(text)]);
    expect((await poll()).json.error).toBe(error);
  });

  it('refuses a form that another site made', async () => {
    const emulator = createEmulator();
    const { userCode, poll } = await deviceLogin(emulator);
    const { status } = await submit(emulator, {
      user_code: userCode,
      form_token: 'guessed',
      decision: 'allow',
    });
    expect(status).toBe(403);
    expect((await poll()).json.error).toBe('authorization_pending');
  });

  it('tells unknown, used and expired codes apart', async () => {
    const { emulator, advance } = steeredEmulator();
    const [used, expired] = [await deviceLogin(emulator), await deviceLogin(emulator)];
    emulator.approve(used.userCode);
    advance(600);
    const pages = await Promise.all(
      ['XXXX-XXXX', used.userCode, expired.userCode].map((code) =>
        open(emulator, `/device?user_code=${code}`),
      ),
    );
    expect(pages.map(({ status }) => status)).toEqual([404, 410, 410]);
    expect(pages.map(({ body }) => /id="problem">This code [^.]+/.exec(body)?.[0])).toEqual([
      'id="problem">This code is not known',
      'id="problem">This code has been used',
      'id="problem">This code has expired',
    ]);
  });
});

describe('the start page', () => {
  it.each([undefined, 'd-1234567890.awsapps.com'])('carries the region on host %s', async (host) => {
    const { status, body } = await open(createEmulator(), '/start/', host);
    expect([status, body]).toEqual([
      200,
      expect.stringContaining('<meta name="region" content="us-east-1">'),
    ]);
    expect(body).toContain('🪣 Bob&#39;s &quot;data&quot; &amp; søn');
  });

  it('does not exist for another organization', async () => {
    const { status, body } = await open(createEmulator(), '/start', 'd-0000000000.awsapps.com');
    expect(status).toBe(404);
    expect(body).not.toContain('name="region"');
  });
});
