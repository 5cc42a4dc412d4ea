import { readFileSync } from 'node:fs';
import { parseScenario } from '../src/index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [, badDays = ''] = readme.split('## Bad days');
const [table = ''] = badDays.split('### Faults');
const examples = [...table.matchAll(/`(\{".*\})`/g), ...badDays.matchAll(/```json\n([^`]+)```/g)];

describe('the README', () => {
  it('has an example for every bad day', () => {
    expect(examples.length).toBeGreaterThan(25);
  });

  it.each(examples.map(([, example = '']) => example))('shows a scenario that can be used: %s', (example) => {
    expect(Object.keys(parseScenario(JSON.parse(example)))).not.toEqual([]);
  });
});
