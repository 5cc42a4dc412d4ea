import { chmod } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type EmulatorOptions, type RunningEmulator, startEmulator } from '@sso/emulator';
import { runInShell, type SsoHome, ssoHome, ssoProgram, type ShellName as TestShell } from '@sso/testkit';

/** Names that a shell could trip over, none of which needs a sign-in. */
export const oddNames = [
  'with space',
  `"q'q"`,
  '$(touch pwned)`touch pwned`',
  '-weird',
  '--none',
  'a\\b;*|&',
] as const;

/** These tcsh cannot hold: it has no safe form for them. */
export const foreignNames = ['日本 🚀', 'wow!'] as const;

export interface ShellHome extends SsoHome {
  readonly center: RunningEmulator;
  /** From now on `sso` is a program that prints its arguments and its input and ends with 7; only `init` is the real one. */
  standIn(): Promise<void>;
  /** The line that loads the integration. */
  loading(shell: TestShell): Promise<string>;
  /** Runs a script in a real shell, in which the integration is loaded first. */
  inShell(shell: TestShell, script: string): ReturnType<typeof runInShell>;
}

const loading: Readonly<Record<Exclude<TestShell, 'dash' | 'nu'>, string>> = {
  bash: 'eval "$(sso init bash)"',
  zsh: 'eval "$(sso init zsh)"',
  fish: 'sso init fish | source',
  tcsh: 'eval "`sso init tcsh`"',
};

const showVariables = `#!/usr/bin/env node
console.log(process.argv.slice(2).map((name) => "|" + (process.env[name] ?? "-")).join(""));
`;

const standIn = `#!/usr/bin/env node
const args = process.argv.slice(2);
if (args[0] === 'init') await import('${pathToFileURL(ssoProgram)}');
else {
  console.log(JSON.stringify(args));
  if (args[0] === 'read') for await (const bytes of process.stdin) process.stdout.write(bytes);
  process.exitCode = 7;
}
`;

/** A home with `sso` in its PATH, the profile `dev` of a sign-in, and profiles with odd names. */
export async function shellHome(options: EmulatorOptions = {}): Promise<ShellHome> {
  const center = await startEmulator({ autoApprove: 'allow', ...options });
  const home = await ssoHome(center);
  await home.writeConfig(home.devConfig + [...oddNames, ...foreignNames, 'keys'].map(staticProfile).join(''));
  const program = await home.write('bin/sso', `#!/bin/sh\nexec '${process.execPath}' '${ssoProgram}' "$@"\n`);
  const show = await home.write('bin/show-variables', showVariables);
  for (const file of [program, show]) await chmod(file, 0o700);
  const env = { ...home.env, PATH: [home.file('bin'), home.env.PATH].join(delimiter) };
  return {
    ...home,
    env,
    center,
    async standIn() {
      await home.write('bin/sso', standIn);
      await chmod(program, 0o700);
    },
    loading: (shell) => loadingLine(home, shell),
    async inShell(shell, script) {
      return runInShell(shell, `${await loadingLine(home, shell)}\n${script}`, { env, cwd: home.path });
    },
  };
}

/** nushell loads files only, and those when it reads the script. */
async function loadingLine(home: SsoHome, shell: TestShell): Promise<string> {
  if (shell === 'dash') throw new Error('There is no integration for dash.');
  if (shell !== 'nu') return loading[shell];
  const { stdout } = await home.sso(['init', 'nushell']);
  return `source '${await home.write('sso.nu', stdout)}'`;
}

function staticProfile(name: string): string {
  const quoted = `"${name.replace(/["\\]/g, '\\$&')}"`;
  return `\n[profile ${quoted}]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = example\n`;
}
