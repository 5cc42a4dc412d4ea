import assert from 'node:assert/strict';
import type { IniDocument, IniSection } from '../../../packages/core/src/config/ini/document.ts';
import { parseIni } from '../../../packages/core/src/config/ini/parse.ts';
import { readSectionName, sectionHeader } from '../../../packages/core/src/config/section-name.ts';
import type { SectionChange } from '../../../packages/core/src/config/section-targets.ts';
import { applyConfigChange } from '../../../packages/core/src/config/write.ts';
import { SsoError } from '../../../packages/core/src/errors.ts';
import { generateInput } from '../format.ts';
import { configFile, editedKeys, profileNames } from '../formats/config-file.ts';
import { home, memoryRuntime } from '../memory-runtime.ts';
import type { Random } from '../random.ts';
import { refusedOr, refusedOrLater } from '../refused.ts';
import type { Target } from '../target.ts';

const file = `${home}/.aws/config`;

/** What was set can be read, nothing else has changed, and a file that is refused stays as it is. */
export const configEditor: Target = {
  name: 'config-editor',
  generate: (random) => generateInput(configFile, random),
  check: async (input, random) => {
    const { runtime, content } = memoryRuntime();
    content.set(file, input);
    const change = changeBy(random);
    const before = refusedOr(['config-syntax'], () => parseIni(input, { file }));
    const applied = await refusedOrLater(['config-syntax'], () => applyConfigChange(runtime, [change]));
    if (before instanceof SsoError) {
      assert.deepEqual(applied, before);
      assert.equal(content.get(file), input);
      return;
    }
    assert.equal(applied, undefined);
    const result = content.get(file) ?? input;
    checkEdited(before, parseIni(result, { file }), change);
    await applyConfigChange(runtime, [change]);
    assert.equal(content.get(file), result, 'the same change once more writes again');
  },
  repeated: [
    { piece: '[profile a]\n', before: '[DEFAULT]\n' },
    { piece: 'x\n ', before: '[profile a]\nk = ' },
    { piece: '\n', before: '[profile a]\nk = v\n' },
    { piece: ' \t', before: '[profile a]\nk = v\n', after: '\n[b]\n' },
  ],
};

function changeBy(random: Random): SectionChange {
  const kind = random.oneIn(4) ? 'sso-session' : 'profile';
  const name = kind === 'profile' ? random.pick(profileNames) : random.pick(['my-sso', 'a', 'my sso']);
  const remove = random.oneIn(3) ? editedKeys(random).map(([key]) => key) : [];
  return { kind, name, set: editedKeys(random), remove };
}

function checkEdited(before: IniDocument, after: IniDocument, change: SectionChange): void {
  const target = before.sections.findLast(({ header }) => {
    const found = readSectionName(header);
    return found?.kind === change.kind && found.name === change.name;
  });
  const expected = before.sections.map((section) => [
    section.header,
    section === target ? editedValues(section, change) : valuesOf(section),
  ]);
  if (target === undefined)
    expected.push([sectionHeader(change.kind, change.name), editedValues(undefined, change)]);
  const found = after.sections.map((section) => [section.header, valuesOf(section)]);
  assert.deepEqual(found, expected);
  for (const [index, section] of before.sections.entries()) {
    const now = after.sections[index];
    assert.ok(now);
    if (section !== target)
      assert.ok(textOf(after, now).startsWith(textOf(before, section)), 'another section');
    else
      for (const kept of keptLines(before, section, change))
        assert.ok(textOf(after, now).includes(kept), kept);
  }
}

function textOf({ text }: IniDocument, { start, end }: IniSection): string {
  return text.slice(start, end);
}

function valuesOf({ entries }: IniSection): ReadonlyMap<string, unknown> {
  return new Map([...entries].map(([key, { value }]) => [key, value]));
}

function editedValues(section: IniSection | undefined, change: SectionChange): ReadonlyMap<string, unknown> {
  const values = new Map(section && valuesOf(section));
  for (const key of change.remove ?? []) values.delete(key.toLowerCase());
  for (const [key, value] of change.set) values.set(key.toLowerCase(), value);
  return values;
}

/** Keys that are not edited, with their spelling, spacing and comments behind the value. */
function keptLines({ text }: IniDocument, { entries }: IniSection, change: SectionChange): readonly string[] {
  const edited = [...change.set.map(([key]) => key), ...(change.remove ?? [])].map((key) =>
    key.toLowerCase(),
  );
  return [...entries]
    .filter(([key]) => !edited.includes(key))
    .map(([, { start, textEnd }]) => text.slice(start, textEnd));
}
