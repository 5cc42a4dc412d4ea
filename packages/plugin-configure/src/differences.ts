import { cleanForTerminal, type KeyDifference } from '@sso/core';

/** A key that changes, as the lines that go and come. */
export function differenceLines({ key, before, after }: KeyDifference): readonly string[] {
  return [
    ...(before === undefined ? [] : [`- ${key} = ${cleanForTerminal(before)}`]),
    ...(after === undefined ? [] : [`+ ${key} = ${cleanForTerminal(after)}`]),
  ];
}
