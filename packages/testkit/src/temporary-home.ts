import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { cleanUpAfter, type Lifetime } from './cleanup.ts';

/** The environment variables of a program. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface TemporaryHome {
  readonly path: string;
  /**
   * Made up from nothing: `HOME`, `PATH`, `TERM`, a UTF-8 locale and a temporary folder of its own. None of the
   * developer's variables (`AWS_*`, `SSO_*`, proxies, `XDG_*`, `NODE_OPTIONS`) gets in.
   */
  readonly env: Readonly<Record<string, string>>;
  /** The path of a file below the home. */
  file(name: string): string;
  /** Writes a file below the home (0600, its folders 0700) and returns its path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
  /** Removes the home at once. It is removed in any case at the end of the test (or of the file). */
  remove(): Promise<void>;
}

/** An empty home folder in the temporary folder. Outside of jest the caller has to remove it. */
export async function temporaryHome(options: { readonly lifetime?: Lifetime } = {}): Promise<TemporaryHome> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'sso-home-')));
  const temporaryFolder = join(path, '.tmp');
  await mkdir(temporaryFolder, { mode: 0o700 });
  return {
    path,
    env: {
      HOME: path,
      // The Node that runs the tests comes first, so that `#!/usr/bin/env node` finds no older one.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      TMPDIR: temporaryFolder,
    },
    file: (name) => join(path, name),
    write: (name, content) => writePrivate(join(path, name), content),
    remove: cleanUpAfter(options.lifetime ?? 'test', () => removeFolder(path)),
  };
}

async function writePrivate(path: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, content, { mode: 0o600 });
  return path;
}

/** A test may have made the home read-only; a program that is just ending may still write into it. */
async function removeFolder(path: string): Promise<void> {
  await chmod(path, 0o700);
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
}
