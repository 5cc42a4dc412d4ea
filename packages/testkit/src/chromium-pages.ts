import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** What keeps Chromium to itself: no sandbox (tests may run as root), no graphics, no calls to its maker. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** One Chromium for a test file; each page has cookies and storage of its own. */
export function useChromium(path: string): (options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  beforeAll(async () => {
    // Loaded here, since most who share this package want no browser.
    const { chromium: driver } = await import('playwright-core');
    browser = await driver.launch({ executablePath: path, headless: true, args });
  });
  afterAll(() => browser.close());
  return async (options) => (await browser.newContext(options)).newPage();
}
