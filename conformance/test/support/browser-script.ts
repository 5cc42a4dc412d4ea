import { appendFile, chmod, readFile } from 'node:fs/promises';
import type { Machine } from './machine.ts';
import { until } from './until.ts';

/** A `BROWSER` that shows nothing: it notes the address for the test to open. */
export interface BrowserScript {
  /** For the variable `BROWSER`. */
  readonly path: string;
  /**
   * Waits until a program opens an address. Pages under an AWS host name are given as the emulator's own, which a browser without
   * the proxy can reach.
   */
  nextUrl(): Promise<string>;
}

export async function installBrowser({ home, url }: Machine): Promise<BrowserScript> {
  const opened = home.file('opened');
  await appendFile(opened, '');
  const path = await home.write('browser', `#!/bin/sh\nprintf '%s\\n' "$1" >>'${opened}'\n`);
  await chmod(path, 0o700);
  let seen = 0;
  return {
    path,
    nextUrl: async () => {
      const address = await until('a program to open the browser', async () => {
        const lines = (await readFile(opened, 'utf8')).split('\n').slice(0, -1);
        return lines[seen];
      });
      seen += 1;
      const { hostname, pathname, search } = new URL(address);
      return hostname === '127.0.0.1' ? address : `${url}${pathname}${search}`;
    },
  };
}

/** Opens an authorize page and sends its form as a click on Allow does; returns the page at the end of the redirects. */
export async function allow(address: string): Promise<string> {
  const form = await visit(address);
  const [, request_id = ''] = /name="request_id" value="([^"]+)"/.exec(form) ?? [];
  const body = new URLSearchParams({ request_id, decision: 'allow' });
  return (await fetch(new URL('/authorize', address), { method: 'POST', body })).text();
}

/** Opens an address and follows its redirects, as a browser does where nobody is asked; returns the last page. */
export async function visit(address: string): Promise<string> {
  return (await fetch(address)).text();
}
