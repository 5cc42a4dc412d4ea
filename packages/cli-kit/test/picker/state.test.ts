import type { KeyCommand } from '../../src/picker/keys/key.ts';
import { firstState, needsResult, type PickerState, pressKey, withResult } from '../../src/picker/state.ts';

const rows = 4;

function press(state: PickerState, ...commands: KeyCommand[]): PickerState {
  return commands.reduce((current, command) => {
    const step = pressKey(current, { kind: 'command', command }, rows);
    if (step.kind !== 'go-on') throw new Error(`${command} ended it`);
    return step.state;
  }, state);
}

describe('moving', () => {
  it.each<[readonly KeyCommand[], number, number]>([
    [['up'], 0, 0],
    [['down'], 1, 0],
    [['down', 'down', 'down', 'down'], 4, 1],
    [['page-down'], 4, 1],
    [['page-down', 'page-down', 'page-down'], 9, 6],
    [['last'], 9, 6],
    [['last', 'up'], 8, 6],
    [['last', 'page-up'], 5, 5],
    [['last', 'first'], 0, 0],
  ])('%j leads to %d, with %d on top', (commands, selected, top) => {
    expect(press(firstState('', 10), ...commands)).toMatchObject({ selected, top });
  });

  it('goes nowhere where there is nothing', () => {
    expect(press(firstState('', 0), 'down', 'last', 'page-up')).toMatchObject({ selected: 0, top: 0 });
  });
});

describe('typing', () => {
  it('changes the query and, when something is found, goes to the best', () => {
    const typed = pressKey(press(firstState('a', 10), 'last'), { kind: 'text', text: 'b' }, rows);
    expect(typed).toMatchObject({ kind: 'go-on', state: { line: { text: 'ab', cursor: 2 }, selected: 9 } });
    const found = withResult(press(firstState('', 10), 'last'), { query: 'ab', matches: [7, 3] });
    expect(found).toMatchObject({ selected: 0, top: 0, result: { matches: [7, 3] } });
  });
});

describe('the end', () => {
  it('is the entry under the pointer', () => {
    const state = press(withResult(firstState('', 10), { query: 'x', matches: [7, 3] }), 'down');
    expect(pressKey(state, { kind: 'command', command: 'accept' }, rows)).toEqual({
      kind: 'accept',
      index: 3,
    });
  });

  it('does not come by Enter where nothing was found', () => {
    const state = withResult(firstState('x', 10), { query: 'x', matches: [] });
    expect(pressKey(state, { kind: 'command', command: 'accept' }, rows)).toEqual({ kind: 'go-on', state });
  });

  it('comes without an entry by leaving', () => {
    expect(pressKey(firstState('', 1), { kind: 'command', command: 'cancel' }, rows)).toEqual({
      kind: 'cancel',
    });
  });
});

it.each<[KeyCommand, boolean]>([
  ['accept', true],
  ['page-down', true],
  ['cancel', false],
  ['left', false],
  ['delete-left', false],
])('%s needs to know what is found: %s', (command, needed) => {
  expect(needsResult({ kind: 'command', command })).toBe(needed);
  expect(needsResult({ kind: 'text', text: 'x' })).toBe(false);
});
