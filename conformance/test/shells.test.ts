import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeWith, runInShell, shells } from '@sso/testkit';
import { type Machine, startMachine } from './support/machine.ts';
import { credentialsOf, jsonOf } from './support/output.ts';
import { writeConfig } from './support/profiles.ts';
import { signInWithSso } from './support/sign-in.ts';

/** Where npm puts the program `sso` of this workspace. */
const programs = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url));

const posix = {
  take: 'eval "$(sso export --profile dev)"',
  fail: 'output=$(sso export --profile dev); printf "%s:%s" "$?" "$output"',
};

/** How a shell takes the credentials, and how it sees an export that fails. */
const scripts = {
  bash: posix,
  zsh: posix,
  dash: posix,
  fish: {
    take: 'sso export --profile dev --format fish | source',
    fail: 'set output (sso export --profile dev --format fish); printf "%s:%s" $status "$output"',
  },
};

const names = ['bash', 'zsh', 'dash', 'fish'] as const;

/** What a program sees that the shell starts. */
const show = `node -p 'JSON.stringify(Object.fromEntries(Object.entries(process.env).filter(([name]) => /^AWS_(ACCESS|SECRET|SESSION|CREDENTIAL)/.test(name))))'`;

function run(machine: Machine, shell: (typeof names)[number], script: string) {
  const PATH = [programs, machine.env.PATH].join(delimiter);
  return runInShell(shell, script, { env: { ...machine.env, PATH } });
}

for (const shell of names) {
  describeWith(shells[shell], `sso export in ${shell}`, () => {
    it('sets the variables that programs of the shell inherit', async () => {
      const machine = await startMachine();
      await writeConfig(machine, 'an sso-session');
      await signInWithSso(machine);
      const exported = await machine.sso(['export', '--profile', 'dev', '--format', 'json']);
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentialsOf(exported);
      expect(jsonOf(await run(machine, shell, `${scripts[shell].take}\n${show}`))).toEqual({
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_SESSION_TOKEN: sessionToken,
        AWS_CREDENTIAL_EXPIRATION: expiration,
      });
    });

    it('gives the shell nothing where a sign-in is needed', async () => {
      const machine = await startMachine();
      await writeConfig(machine, 'an sso-session');
      const { stdout, stderr } = await run(machine, shell, scripts[shell].fail);
      expect(stdout).toBe('3:');
      expect(stderr).toContain('sso login --session my-sso');
    });
  });
}
