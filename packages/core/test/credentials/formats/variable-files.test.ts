import { parseEnv } from 'node:util';
import {
  describeWith,
  program,
  pythonWithDotenv,
  runInShell,
  runProgram,
  shells,
  temporaryHome,
} from '@sso/testkit';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { serve } from '../../support/http-servers.ts';
import { anyText, batch, formatTaken, oneBatch, plainText, type TakenValue } from './samples.ts';

const secret = 'AWS_SECRET_ACCESS_KEY';

/** Values of every kind, of which the format takes a good part. */
const values = fc.array(fc.oneof(plainText, anyText), { minLength: 300, maxLength: 300 });

describe('format dotenv gives every value that it takes back unchanged', () => {
  it.each([
    ['dotenv', parse],
    ['node --env-file', parseEnv],
  ] as const)('in %s', (_, read) => {
    fc.assert(
      fc.property(values, (all) => {
        const taken = someTaken('dotenv', all);
        expect(taken.map(({ text }) => read(text)[secret])).toEqual(taken.map(({ value }) => value));
      }),
      { numRuns: 10 },
    );
  });

  describeWith(pythonWithDotenv(), 'in python-dotenv', (python) => {
    it('reads them so', async () => {
      const script = `
import io, json, sys
from dotenv import dotenv_values
print(json.dumps([dotenv_values(stream=io.StringIO(text))["${secret}"] for text in json.load(sys.stdin)]))
`;
      await fc.assert(
        fc.asyncProperty(values, async (all) => {
          const taken = someTaken('dotenv', all);
          const { env } = await temporaryHome();
          const input = JSON.stringify(taken.map(({ text }) => text));
          const { stdout, stderr } = await runProgram(python, ['-c', script], { env, input });
          expect(stderr).toBe('');
          expect(JSON.parse(stdout)).toEqual(taken.map(({ value }) => value));
        }),
        oneBatch,
      );
    });
  });

  describeWith(shells.dash, 'in a POSIX shell', () => {
    it('reads them so', async () => {
      await fc.assert(
        fc.asyncProperty(values, async (all) => {
          const taken = someTaken('dotenv', all);
          const { env } = await temporaryHome();
          const script = taken.map(({ text }) => `${text}printf '%s\\0' "$${secret}"\n`).join('');
          const { stdout, stderr } = await runInShell('dash', script, { env });
          expect(stderr).toBe('');
          expect(stdout.split('\0').slice(0, -1)).toEqual(taken.map(({ value }) => value));
        }),
        oneBatch,
      );
    });
  });
});

describeWith(
  program('docker', 'apt-get install docker.io'),
  'format docker, read by a real docker',
  (docker) => {
    it('gives the container the values that it takes unchanged', async () => {
      const environments: unknown[] = [];
      const server = await serve((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          if (request.url?.includes('/containers/create'))
            environments.push(JSON.parse(Buffer.concat(chunks).toString('utf8')).Env);
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify({ Id: '1', Warnings: [] }));
        });
      });
      const home = await temporaryHome();
      const env = { ...home.env, DOCKER_HOST: `tcp://127.0.0.1:${server.port}` };
      const [all = []] = fc.sample(batch, 1);
      const taken = someTaken('docker', all).slice(0, 25);
      for (const { text } of taken) {
        const file = await home.write('env', text);
        await runProgram(docker, ['create', '--env-file', file, 'image'], { env });
      }
      expect(environments).toEqual(taken.map(({ value }) => expect.arrayContaining([`${secret}=${value}`])));
      expect(environments).toEqual(taken.map(({ text }) => text.trimEnd().split('\n')));
    });
  },
);

function someTaken(format: 'dotenv' | 'docker', all: readonly string[]): readonly TakenValue[] {
  const taken = formatTaken(format, all);
  expect(taken.length).toBeGreaterThan(10);
  return taken;
}
