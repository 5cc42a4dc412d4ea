import assert from 'node:assert/strict';
import { editIni } from '../../../packages/core/src/config/ini/edit.ts';
import { parseIni } from '../../../packages/core/src/config/ini/parse.ts';
import { listSectionNames } from '../../../packages/core/src/config/section-names.ts';
import { SsoError } from '../../../packages/core/src/errors.ts';
import { generateInput } from '../format.ts';
import { configFile } from '../formats/config-file.ts';
import { home, memoryRuntime } from '../memory-runtime.ts';
import { refusedOr } from '../refused.ts';
import type { Target } from '../target.ts';

const file = 'config';

/** Either refuses a file with a line that is there, or understands it and gives every byte of it back. */
export const configParser: Target = {
  name: 'config-parser',
  generate: (random) => generateInput(configFile, random),
  check: (input) => {
    checkParsing(input);
    checkTelling(input);
    const { runtime } = memoryRuntime(input);
    const { profiles, sessions } = listSectionNames(runtime);
    assert.equal(new Set(profiles).size, profiles.length);
    assert.equal(new Set(sessions).size, sessions.length);
  },
  repeated: [
    { piece: '[' },
    { piece: ']', before: '[' },
    { piece: ' ' },
    { piece: '\t', before: '[a]\nk = v', after: 'x' },
    { piece: '\n' },
    { piece: '\r' },
    { piece: '\n ', before: '[a]\nk = v' },
    { piece: '[a]\n', before: '[DEFAULT]\n' },
    { piece: '[DEFAULT]\n' },
    { piece: ' k = v\n', before: '[a]\ns3 =\n' },
    { piece: ' k = v\u2028', before: '[a]\ns3 =\n' },
    { piece: '"', before: '[profile ', after: ']' },
    { piece: "'a b' ", before: '[profile ', after: ']' },
    { piece: '\\', before: '[profile ', after: ']' },
    { piece: '#\n', before: '[a]\n' },
    { piece: 'İ', before: '[a]\n', after: ' = v' },
  ],
};

function checkParsing(input: Uint8Array): void {
  const document = refusedOr(['config-syntax'], () => parseIni(input, { file }));
  if (document instanceof SsoError) {
    assert.ok(SsoError.is(document, 'config-syntax'));
    assert.ok(document.data.line >= 1 && document.data.line <= countLines(input));
    return;
  }
  const { text, sections } = document;
  assert.deepEqual(Buffer.from(editIni(document, {})), Buffer.from(input));
  for (const [index, { start, headerEnd, end }] of sections.entries()) {
    assert.ok(start < headerEnd && headerEnd <= end);
    assert.equal(end, sections[index + 1]?.start ?? text.length);
  }
}

/** Line by line, with all mistakes told: without any, it is the same as refusing at the first. */
function checkTelling(input: Uint8Array): void {
  const strict = refusedOr(['config-syntax'], () => parseIni(input, { file }));
  const told: SsoError<'config-syntax'>[] = [];
  const lenient = refusedOr(['config-syntax'], () =>
    parseIni(input, { file, onProblem: (problem) => told.push(problem) }),
  );
  if (lenient instanceof SsoError) {
    assert.ok(SsoError.is(lenient, 'config-syntax') && lenient.data.problem === 'not-utf8');
  } else if (strict instanceof SsoError) assert.deepEqual(told[0]?.data, strict.data);
  else assert.deepEqual([told, lenient], [[], strict]);
}

function countLines(input: Uint8Array): number {
  return new TextDecoder().decode(input).split(/\r\n|\r|\n/).length;
}

export const configPath = `${home}/.aws/config`;
export const credentialsPath = `${home}/.aws/credentials`;
