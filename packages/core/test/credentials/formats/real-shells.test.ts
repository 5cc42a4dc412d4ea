import { describeWith, runInShell, type ShellName, shells, temporaryHome } from '@sso/testkit';
import fc from 'fast-check';
import { formatCredentials } from '../../../src/credentials/formats/format-credentials.ts';
import { formatCleared, type ShellFormat } from '../../../src/credentials/formats/shell-formats.ts';
import {
  batch,
  credentialNames,
  formatTaken,
  oneBatch,
  plainText,
  regionNames,
  sampleCredentials,
} from './samples.ts';

interface Way {
  readonly shell: ShellName;
  readonly format: ShellFormat;
  readonly name: string;
  /** How people take the output in; `FILE` holds it. */
  readonly take: string;
}

const ways: readonly Way[] = [
  { shell: 'bash', format: 'env', name: 'eval', take: 'eval "$(cat FILE)"' },
  { shell: 'bash', format: 'env', name: '.', take: '. FILE' },
  { shell: 'bash', format: 'env', name: 'eval under set -eu', take: 'set -eu; eval "$(cat FILE)"' },
  { shell: 'zsh', format: 'env', name: 'eval', take: 'eval "$(cat FILE)"' },
  { shell: 'zsh', format: 'env', name: 'eval with RC_QUOTES', take: 'setopt rc_quotes; eval "$(cat FILE)"' },
  { shell: 'dash', format: 'env', name: 'eval', take: 'eval "$(cat FILE)"' },
  { shell: 'fish', format: 'fish', name: 'source', take: 'cat FILE | source' },
  { shell: 'fish', format: 'fish', name: 'eval', take: 'eval (cat FILE)' },
  { shell: 'tcsh', format: 'tcsh', name: 'eval', take: 'eval "`cat FILE`"' },
  { shell: 'tcsh', format: 'tcsh', name: 'source', take: 'source FILE' },
  { shell: 'nu', format: 'nushell', name: 'load-env', take: 'cat FILE | from json | load-env' },
];

for (const { shell, format, name, take } of ways) {
  describeWith(shells[shell], `format ${format} in a real ${shell}, by ${name}`, () => {
    it('gives every program that it starts the value unchanged, where it has a form for it', async () => {
      const values = fc.tuple(batch, fc.array(plainText, { minLength: 50, maxLength: 50 }));
      await fc.assert(
        fc.asyncProperty(values, async ([any, plain]) => {
          const taken = formatTaken(format, [...any, ...plain]);
          expect(taken.length).toBeGreaterThan(30);
          const environments = await run(taken.map(({ text }) => text));
          expect(environments.map((environment) => environment.get('AWS_SECRET_ACCESS_KEY'))).toEqual(
            taken.map(({ value }) => value),
          );
        }),
        oneBatch,
      );
    });

    it('clears all that it set and nothing else, also where nothing is set', async () => {
      const set = formatCredentials(format, sampleCredentials(), { region: 'eu-west-1' });
      const cleared = formatCleared(format, { region: true });
      const environments = await run([set, cleared, cleared, set, formatCleared(format, { region: false })]);
      expect(environments.map(awsNames)).toEqual([
        [...credentialNames, ...regionNames].toSorted(),
        [],
        [],
        [...credentialNames, ...regionNames].toSorted(),
        regionNames.toSorted(),
      ]);
      for (const environment of environments) expect(environment.get('OTHER')).toBe('kept');
    });
  });

  /** Takes in one text after the other, and tells the environment of a program after each. */
  async function run(texts: readonly string[]): Promise<readonly ReadonlyMap<string, string>[]> {
    const home = await temporaryHome();
    const steps = texts.map(async (text, index) => {
      const file = await home.write(`${index}`, text);
      return `${take.replace('FILE', file)}\n/usr/bin/env -0\n/usr/bin/printf 'END\\0'\n`;
    });
    const script = (await Promise.all(steps)).join('');
    const { stdout, stderr } = await runInShell(shell, script, { env: { ...home.env, OTHER: 'kept' } });
    expect(stderr).toBe('');
    return stdout.split('END\0').slice(0, -1).map(environmentOf);
  }
}

/** From the output of `env -0`. */
function environmentOf(entries: string): ReadonlyMap<string, string> {
  return new Map(
    entries.split('\0').map((entry) => {
      const at = entry.indexOf('=');
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

function awsNames(environment: ReadonlyMap<string, string>): readonly string[] {
  return [...environment.keys()].filter((name) => name.startsWith('AWS_')).toSorted();
}
