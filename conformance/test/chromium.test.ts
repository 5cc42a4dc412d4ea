import { chromium, describeWith, useChromium } from '@sso/testkit';
import { installBrowser } from './support/browser-script.ts';
import { startMachine } from './support/machine.ts';
import { writeConfig } from './support/profiles.ts';

describeWith(chromium(), 'sso login in Chromium', (path) => {
  const newPage = useChromium(path);

  async function startLogin(...flags: string[]) {
    const machine = await startMachine();
    await writeConfig(machine, 'an sso-session');
    const browser = await installBrowser(machine);
    const login = machine.sso(['login', '--profile', 'dev', ...flags], { env: { BROWSER: browser.path } });
    const page = await newPage();
    await page.goto(await browser.nextUrl());
    return { login, page };
  }

  it('signs in when Allow is clicked', async () => {
    const { login, page } = await startLogin();
    await page.click('#allow');
    await page.waitForSelector('[data-outcome="signed-in"]');
    expect(await page.textContent('h1')).toBe('Signed in');
    expect(new URL(page.url()).hostname).toBe('127.0.0.1');
    expect(await login).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('Signed in to my-sso'),
    });
  });

  it('is told in page and terminal when Deny is clicked', async () => {
    const { login, page } = await startLogin();
    await page.click('#deny');
    await page.waitForSelector('[data-outcome="denied"]');
    expect(await page.textContent('p')).toContain('Access was denied');
    expect(await login).toMatchObject({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringContaining('was denied in the browser'),
    });
  });

  it.each([
    { button: '#allow', heading: 'Request approved', exitCode: 0 },
    { button: '#deny', heading: 'Request denied', exitCode: 3 },
  ])('confirms the device code that the terminal shows: $heading', async ({ button, heading, exitCode }) => {
    const { login, page } = await startLogin('--device-code');
    const code = await page.textContent('#user-code');
    await page.click(button);
    await page.waitForSelector('#result');
    expect(await page.textContent('h1')).toBe(heading);
    expect(await login).toMatchObject({ exitCode, stderr: expect.stringContaining(String(code)) });
  });

  it('takes a device code that is typed', async () => {
    const { login, page } = await startLogin('--device-code');
    const code = String(await page.textContent('#user-code'));
    await page.goto(new URL('/device', page.url()).href);
    await page.fill('#user_code', code.toLowerCase());
    await page.click('#continue');
    await page.click('#allow');
    await page.waitForSelector('#result');
    expect(await login).toMatchObject({ exitCode: 0 });
  });
});
