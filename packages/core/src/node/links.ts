import { lstatSync, readlinkSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SsoError } from '../errors.ts';

/**
 * The file that a path leads to, links followed by hand, since the one at their end may not exist yet.
 * @throws SsoError `file-unwritable` with the reason `ELOOP` for links that go in a circle
 */
export function linkTarget(path: string): string {
  let current = path;
  for (let depth = 0; depth < 32; depth += 1) {
    if (!statLink(current)?.isSymbolicLink()) return current;
    current = resolve(dirname(current), readlinkSync(current));
  }
  throw new SsoError('file-unwritable', { file: path, reason: 'ELOOP' });
}

/** Links above the file are the person's own business: many keep `~/.aws` elsewhere. @throws SsoError `file-is-link` */
export function refuseLink(path: string): void {
  if (statLink(path)?.isSymbolicLink()) throw new SsoError('file-is-link', { file: path });
}

function statLink(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
