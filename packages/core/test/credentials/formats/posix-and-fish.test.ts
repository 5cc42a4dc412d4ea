import { describeWith, runInShell, shells, temporaryHome } from '@sso/testkit';
import fc from 'fast-check';
import { formatCredentials } from '../../../src/credentials/formats/format-credentials.ts';
import { batch, oneBatch, roleName, sampleCredentials } from './samples.ts';

/** How people take the output in; `FILE` holds it. */
const ways = [
  { shell: 'bash', format: 'env', name: 'eval', take: 'eval "$(cat FILE)"' },
  { shell: 'bash', format: 'env', name: '.', take: '. FILE' },
  { shell: 'zsh', format: 'env', name: 'eval', take: 'eval "$(cat FILE)"' },
  { shell: 'zsh', format: 'env', name: 'eval with RC_QUOTES', take: 'setopt rc_quotes; eval "$(cat FILE)"' },
  { shell: 'dash', format: 'env', name: 'eval', take: 'eval "$(cat FILE)"' },
  { shell: 'fish', format: 'fish', name: 'source', take: 'cat FILE | source' },
  { shell: 'fish', format: 'fish', name: 'eval', take: 'eval (cat FILE)' },
] as const;

for (const { shell, format, name, take } of ways) {
  describeWith(shells[shell], `format ${format} in a real ${shell}, by ${name}`, () => {
    it('gives every program that it starts the value unchanged', async () => {
      await fc.assert(
        fc.asyncProperty(batch, async (values) => {
          const home = await temporaryHome();
          const steps = values.map(async (value, index) => {
            const text = formatCredentials(format, sampleCredentials(value), { roleName });
            const file = await home.write(`${index}`, text);
            return `${take.replace('FILE', file)}\n/usr/bin/env -0\n`;
          });
          const script = (await Promise.all(steps)).join('');
          const { stdout, stderr } = await runInShell(shell, script, { env: home.env });
          expect(stderr).toBe('');
          expect(valuesOf('AWS_SECRET_ACCESS_KEY', stdout)).toEqual(values);
        }),
        oneBatch,
      );
    });
  });
}

/** From the output of `env -0`, run again and again. */
function valuesOf(name: string, environments: string): readonly string[] {
  const entries = environments.split('\0').filter((entry) => entry.startsWith(`${name}=`));
  return entries.map((entry) => entry.slice(name.length + 1));
}
