import '@sso/testkit';
import { readRegistration } from '../../src/cache/registration-cache.ts';
import type { CallbackPage } from '../../src/oidc/authorize-in-browser.ts';
import { signIn } from '../../src/session/sign-in.ts';
import {
  cachedTokenFile,
  legacy,
  named,
  sleepUntilAborted,
  startUrl,
  type TestIdentityCenter,
  testIdentityCenter,
  until,
  visit,
} from '../support/identity-center.ts';

const pkce = { flow: 'pkce' } as const;
const label = { name: 'my-sso', startUrl };

/** Patience does not run out by itself: this clock jumps to the end of every sleep. */
function patient(center: TestIdentityCenter, options: { readonly signal?: AbortSignal } = {}) {
  return center.contextWith({ sleep: sleepUntilAborted }, options);
}

async function expectClosed(url: string | undefined): Promise<void> {
  const redirectUri = new URL(url ?? '').searchParams.get('redirect_uri') ?? '';
  await expect(fetch(redirectUri)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
}

describe('signing in with PKCE', () => {
  it('keeps the token and says so in the browser after the exchange', async () => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    const seen: CallbackPage[] = [];
    const person = {
      ...center.person,
      renderPage: (page: CallbackPage) => {
        seen.push(page);
        return `${page} after ${center.emulator.calls('CreateToken')}`;
      },
    };
    const token = await signIn(patient(center), named, person, pkce);
    expect(await Promise.all(center.person.visits)).toEqual(['signed-in after 1']);
    expect(seen).toEqual(['signed-in']);
    const { text, mode } = cachedTokenFile(center, named);
    expect(mode).toBe(0o600);
    expect(text).toContain(
      `"accessToken": "${token.accessToken.reveal()}", "expiresAt": "2030-01-02T11:04:05Z", `,
    );
    await expectClosed(center.person.urls[0]);
  });

  it('sends the browser to authorize with exactly these parameters', async () => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    const scopes = ['sso:account:access', 'codecatalyst:read_write'];
    const session = { ...named, scopes };
    await signIn(patient(center), session, center.person, pkce);
    const url = new URL(center.person.urls[0] ?? '');
    expect(`${url.origin}${url.pathname}`).toBe(`${center.url}/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: readRegistration(center.runtime, session, 'pkce')?.clientId,
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      scopes: 'sso:account:access codecatalyst:read_write',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('uses another state and another challenge each time, and the client again', async () => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    await signIn(patient(center), named, center.person, pkce);
    await signIn(patient(center), named, center.person, pkce);
    const [first, second] = center.person.urls.map((url) => new URL(url).searchParams);
    expect(second?.get('state')).not.toBe(first?.get('state'));
    expect(second?.get('code_challenge')).not.toBe(first?.get('code_challenge'));
    expect(center.emulator.calls('RegisterClient')).toBe(1);
  });

  it('asks for access to accounts where a session names no scopes', async () => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    await signIn(patient(center), { ...named, scopes: [] }, center.person, pkce);
    expect(new URL(center.person.urls[0] ?? '').searchParams.get('scopes')).toBe('sso:account:access');
  });

  it('listens before the browser opens', async () => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    const statuses: number[] = [];
    const person = {
      ...center.person,
      openBrowser: async (url: string) => {
        const redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
        statuses.push((await fetch(redirectUri)).status);
        center.person.onBrowser(url);
      },
    };
    await signIn(patient(center), named, person, pkce);
    expect(statuses).toEqual([400]);
  });

  it('gives a page to a reload of the callback, too', async () => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    center.person.onBrowser = (url) => {
      const visits = followTwice(url);
      center.person.visits.push(
        visits.then(([first]) => first),
        visits.then(([, second]) => second),
      );
    };
    center.emulator.faults.add({ operation: 'CreateToken', delayMilliseconds: 200 });
    await signIn(patient(center), named, center.person, pkce);
    expect(await Promise.all(center.person.visits)).toEqual(['signed-in', 'signed-in']);
    expect(center.emulator.calls('CreateToken')).toBe(1);
  });

  it('is not for a legacy session', async () => {
    const center = await testIdentityCenter();
    const attempt = signIn(center.context, legacy, center.person, pkce);
    await expect(attempt).rejects.toThrowSsoError('flow-needs-session', { startUrl });
    expect(center.emulator.requests).toEqual([]);
  });
});

/** A browser that loads the callback twice before either page has come. */
async function followTwice(url: string): Promise<readonly [string, string]> {
  const redirect = await fetch(url, { redirect: 'manual' });
  const callback = redirect.headers.get('location') ?? '';
  return Promise.all([visit(callback), visit(callback)]);
}

describe('a sign-in with PKCE that fails', () => {
  it('says so in the browser when the person denies it', async () => {
    const center = await testIdentityCenter({ autoApprove: 'deny' });
    const attempt = signIn(patient(center), named, center.person, pkce);
    await expect(attempt).rejects.toThrowSsoError('sign-in-denied', { session: label });
    expect(await Promise.all(center.person.visits)).toEqual(['denied']);
    expect(center.emulator.calls('CreateToken')).toBe(0);
    await expectClosed(center.person.urls[0]);
  });

  it('says so in the browser when the service refuses the code', async () => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    center.emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException' });
    const attempt = signIn(patient(center), named, center.person, pkce);
    await expect(attempt).rejects.toThrowSsoError('sign-in-refused', {
      session: label,
      error: 'invalid_grant',
    });
    expect(await Promise.all(center.person.visits)).toEqual(['refused']);
    await expectClosed(center.person.urls[0]);
  });

  it('says so in the browser when the network fails, and uses the code only once', async () => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    center.emulator.faults.add({ operation: 'CreateToken', reset: true });
    await expect(signIn(patient(center), named, center.person, pkce)).rejects.toThrowSsoError('network');
    expect(await Promise.all(center.person.visits)).toEqual(['refused']);
    expect(center.emulator.calls('CreateToken')).toBe(1);
    await expectClosed(center.person.urls[0]);
  });

  it('gives the service’s reason when the browser brings one', async () => {
    const center = await testIdentityCenter();
    center.person.onBrowser = (url) => {
      const parameters = new URL(url).searchParams;
      const query = `error=invalid_scope&error_description=No&state=${parameters.get('state')}`;
      center.person.visits.push(visit(`${parameters.get('redirect_uri')}?${query}`));
    };
    const attempt = signIn(patient(center), named, center.person, pkce);
    const reason = { error: 'invalid_scope', description: 'No' };
    await expect(attempt).rejects.toThrowSsoError('sign-in-refused', reason);
    expect(await Promise.all(center.person.visits)).toEqual(['refused']);
  });

  it('ends when nobody comes back within ten minutes', async () => {
    const center = await testIdentityCenter();
    center.person.onBrowser = () => undefined;
    const before = center.clock.now;
    const attempt = signIn(center.context, named, center.person, pkce);
    await expect(attempt).rejects.toThrowSsoError('sign-in-expired', { session: label });
    expect(center.clock.now - before).toBe(600_000);
    await expectClosed(center.person.urls[0]);
  });

  it('begins with a new client the next time, as the page may have said that it does not know the old one', async () => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    const { onBrowser } = center.person;
    center.person.onBrowser = () => undefined;
    await expect(signIn(center.context, named, center.person, pkce)).rejects.toThrowSsoError(
      'sign-in-expired',
    );
    center.person.onBrowser = onBrowser;
    await signIn(patient(center), named, center.person, pkce);
    const [first, second] = center.person.urls.map((url) => new URL(url).searchParams.get('client_id'));
    expect(second).not.toBe(first);
  });

  it('ends when no browser opens', async () => {
    const center = await testIdentityCenter();
    center.person.onBrowser = () => {
      throw new Error('no display');
    };
    await expect(signIn(patient(center), named, center.person, pkce)).rejects.toThrow('no display');
    await expectClosed(center.person.urls[0]);
  });

  it('ends when the person stops it', async () => {
    const center = await testIdentityCenter();
    const stop = new AbortController();
    center.person.onBrowser = () => stop.abort();
    const attempt = signIn(patient(center), named, center.person, { ...pkce, signal: stop.signal });
    await expect(attempt).rejects.toThrowSsoError('cancelled');
    await expectClosed(center.person.urls[0]);
  });

  it('ends when the person stops it during the exchange', async () => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    const stop = new AbortController();
    center.emulator.faults.add({ operation: 'CreateToken', delayMilliseconds: 3_600_000 });
    const context = patient(center, { signal: stop.signal });
    const attempt = signIn(context, named, center.person, { ...pkce, signal: stop.signal });
    await Promise.all([
      expect(attempt).rejects.toThrowSsoError('cancelled'),
      until(() => center.emulator.calls('CreateToken') === 1).then(() => stop.abort()),
    ]);
    expect(await Promise.all(center.person.visits)).toEqual(['refused']);
    await expectClosed(center.person.urls[0]);
  });
});
