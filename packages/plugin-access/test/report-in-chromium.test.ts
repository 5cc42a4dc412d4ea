import { pathToFileURL } from 'node:url';
import { chromium, describeWith, temporaryHome, useChromium } from '@sso/testkit';
import type { AccessResult } from '../src/access/access-result.ts';
import { renderReport } from '../src/report/render-report.ts';
import { accessTo, account, hostileAccess, largeAccess, role, sessionNamed } from './access-example.ts';
import { type Contrast, readContrasts } from './read-contrasts.ts';

const access = accessTo(
  account('Production', {
    emailAddress: 'prod@example.com',
    production: true,
    roles: [role('Admin', { production: true, profiles: ['prod'] }), role('ReadOnly', { production: true })],
  }),
  account('Sandbox', { accountId: '222222222222', roles: [role('Admin')] }),
  account('Data', { accountId: '333333333333', problem: 'throttled' }),
);

describeWith(chromium(), 'the report in Chromium', (path) => {
  const newPage = useChromium(path);

  /** The report of a file, with all that the browser asks for and complains about. */
  async function opened(shown: AccessResult, options: Parameters<typeof newPage>[0] = {}) {
    const home = await temporaryHome();
    const url = pathToFileURL(
      await home.write('access.html', renderReport(shown, Date.UTC(2030, 0, 2))),
    ).href;
    const page = await newPage({ colorScheme: 'light', ...options });
    const [requests, complaints] = [[] as string[], [] as string[]];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
    const names = () => page.locator('tbody th .name').allInnerTexts();
    return { page, url, requests, complaints, names };
  }

  it('is complete in itself: it asks for nothing and complains of nothing', async () => {
    const { page, url, requests, complaints } = await opened(access);
    await page.fill('#search', 'a');
    await page.click('[data-view=list]');
    await page.click('#theme');
    expect(requests).toEqual([url]);
    expect(complaints).toEqual([]);
    expect(await page.title()).toBe('AWS access: my-sso');
    expect(await page.textContent('#sessions')).toContain('https://d-1234567890.awsapps.com/start');
    expect(await page.textContent('#generated')).toContain('January 2, 2030');
  });

  it('says in its matrix who has what, with which profile, and what is not known', async () => {
    const { page, names } = await opened(access);
    expect(await names()).toEqual(['Data', 'Production production', 'Sandbox']);
    const meanings = await page.evaluate(`[...document.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('[role=img]')].map((mark) => mark.ariaLabel))`);
    expect(meanings).toEqual([
      ['not known (throttled)', 'not known (throttled)'],
      ['yes, production. Profile prod', 'yes, production'],
      ['yes'],
    ]);
  });

  it('searches while somebody types, from the keyboard alone', async () => {
    const { page, names } = await opened(access);
    await page.keyboard.press('/');
    await page.keyboard.type('read');
    expect(await names()).toEqual(['Production production']);
    expect(await page.locator('thead .role').allTextContents()).toEqual(['ReadOnly']);
    expect(await page.textContent('#found')).toBe('1 of 3 accounts');
    // Chromium itself clears the field where it has the focus.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await names()).toHaveLength(3);
    await page.fill('#search', '222222222222');
    expect(await names()).toEqual(['Sandbox']);
    await page.fill('#search', 'prod@example');
    expect(await names()).toEqual(['Production production']);
    await page.fill('#search', 'nobody has this');
    expect(await page.textContent('#region')).toBe('Nothing fits this search.');
  });

  it('sorts by what is pressed, and the other way at the second time', async () => {
    const { page, names } = await opened(access);
    const heading = page.locator('thead button', { hasText: 'Account ID' });
    await heading.focus();
    await page.keyboard.press('Enter');
    expect(await names()).toEqual(['Production production', 'Sandbox', 'Data']);
    await page.keyboard.press('Enter');
    expect(await names()).toEqual(['Data', 'Sandbox', 'Production production']);
    expect(await page.locator('[aria-sort]').getAttribute('aria-sort')).toBe('descending');
  });

  it('lists accounts with their roles', async () => {
    const { page } = await opened(access);
    await page.click('[data-view=list]');
    const rows = await page.locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s+/).join(' '))).toEqual([
      'Data 333333333333 not known (throttled)',
      'Production production 111111111111 prod@example.com Admin (production) prod ReadOnly (production)',
      'Sandbox 222222222222 Admin',
    ]);
    await page.check('#only-production');
    expect(await page.locator('tbody tr').count()).toBe(1);
  });

  it.each(['light', 'dark'] as const)(
    'is %s as the system is, and can be told otherwise',
    async (colorScheme) => {
      const { page } = await opened(access, { colorScheme });
      const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
      const grounds = { light: 'rgb(255, 255, 255)', dark: 'rgb(21, 24, 28)' };
      expect(await ground()).toBe(grounds[colorScheme]);
      await page.click('#theme');
      expect(await ground()).toBe(grounds[colorScheme === 'light' ? 'dark' : 'light']);
    },
  );

  it.each(['light', 'dark'] as const)(
    'has contrast enough to read it by, where it is %s',
    async (colorScheme) => {
      const { page } = await opened(access, { colorScheme });
      for (const view of ['matrix', 'list']) {
        await page.click(`[data-view=${view}]`);
        const contrasts = await page.evaluate<readonly Contrast[]>(readContrasts);
        expect(contrasts.length).toBeGreaterThan(15);
        expect(contrasts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
      }
    },
  );

  it('tells the accounts of several sessions apart', async () => {
    const sessions = ['home', 'work'].flatMap((name) =>
      sessionNamed(name, account('Production', { roles: [role(name)] })),
    );
    const { page } = await opened({ ...access, sessions });
    await page.click('[data-view=list]');
    await page.locator('thead button', { hasText: 'Session' }).click();
    const rows = () => page.locator('tbody tr td:nth-child(4)').allTextContents();
    expect(await rows()).toEqual(['home', 'work']);
    await page.fill('#search', 'work');
    expect(await rows()).toEqual(['work']);
    expect(await page.locator('#sessions li').count()).toBe(2);
  });

  it('shows hostile names as the texts that they are', async () => {
    const { page, requests, complaints, names } = await opened(hostileAccess);
    expect((await names()).toSorted()).toEqual([
      '</script><img src=x onerror="document.title = \'run\'">',
      '<script>document.title = "run"</script>',
      'lefttfel line',
      '{{data}} <!-- & &amp; "quoted"',
    ]);
    await page.click('[data-view=list]');
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect([requests.length, complaints, await page.title()]).toEqual([1, [], 'AWS access: my-sso']);
  });

  it('has a thousand accounts, finds one of them, and prints all', async () => {
    const { page, names } = await opened(largeAccess(1000, 10));
    await page.locator('tbody tr').nth(999).waitFor();
    await page.fill('#search', 'team-777 role-10');
    expect(await names()).toEqual(['team-777']);
    await page.fill('#search', '');
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('tbody tr').count()).toBe(1000);
  });

  it('fits a narrow screen', async () => {
    const { page } = await opened(access, { viewport: { width: 360, height: 700 } });
    for (const view of ['matrix', 'list']) {
      await page.click(`[data-view=${view}]`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    }
  });
});
