import type { Case } from '../src/cases.ts';
import { check, measure } from '../src/measure.ts';

function printing(text: string, overrides: Partial<Case> = {}): Case {
  return {
    name: 'bare-node',
    title: `print ${text}`,
    command: [process.execPath, '-e', `process.stdout.write(${JSON.stringify(text)})`],
    env: {},
    accepts: (stdout) => stdout === text,
    ...overrides,
  };
}

const failing: Partial<Case> = { command: [process.execPath, '-e', 'console.error("no"); process.exit(3)'] };

describe('check', () => {
  it('accepts a command that prints what it has to', () => {
    expect(() => check([printing('a'), printing('b')])).not.toThrow();
  });

  it('refuses one that prints something else', () => {
    expect(() => check([printing('a'), printing('b', { accepts: () => false })])).toThrow(/print b.*:\nb/);
  });

  it('refuses one that fails, with what it said', () => {
    expect(() => check([printing('', failing)])).toThrow(/ended with 3:\nno/);
  });
});

describe('measure', () => {
  it('runs each case in every round, every other round backwards', () => {
    const order: string[] = [];
    const note = (name: Case['name']) => ({ name, prepare: () => void order.push(name) });
    const samples = measure([printing('', note('version')), printing('', note('help'))], 3);
    expect(order).toEqual(['version', 'help', 'help', 'version', 'version', 'help']);
    expect([samples.get('version')?.length, samples.get('help')?.length]).toEqual([3, 3]);
  });

  it('ends where a command fails', () => {
    expect(() => measure([printing('', failing)], 1)).toThrow('ended with 3');
  });
});
