import { readdirSync, readFileSync } from 'node:fs';
import { inputDefaults } from '../src/inputs.ts';
import { actionDefinition } from './support/action-definition.ts';

const source = readdirSync(new URL('../src/', import.meta.url))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(`../src/${name}`, import.meta.url), 'utf8'))
  .join('\n');

describe('action.yml', () => {
  it('has the defaults that an empty input stands for', () => {
    const declared = Object.entries(actionDefinition.inputs).flatMap(([name, input]) =>
      input.default === undefined ? [] : [[name, input.default]],
    );
    const expected = Object.entries(inputDefaults).map(([name, value]) => [name, String(value)]);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(expected));
  });

  it.each(Object.keys(actionDefinition.inputs))('has the input %s, which is read', (name) => {
    expect(source).toContain(`'${name}'`);
  });

  it('runs the second half whatever became of the first', () => {
    expect(actionDefinition.runs).toEqual({
      using: 'node24',
      main: 'dist/main.js',
      post: 'dist/post.js',
      'post-if': 'always()',
    });
  });
});
