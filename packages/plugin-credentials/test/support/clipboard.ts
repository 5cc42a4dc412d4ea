import { chmod } from 'node:fs/promises';
import { delimiter } from 'node:path';
import type { SsoHome } from '@sso/testkit';

/** A program in front of the PATH that notes its arguments and its stdin, as a clipboard program would take them. */
export async function fakeProgram(
  home: SsoHome,
  name: string,
  script: string,
): Promise<{ readonly PATH: string }> {
  const file = await home.write(`bin/${name}`, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o700);
  return { PATH: [home.file('bin'), home.env.PATH].join(delimiter) };
}
