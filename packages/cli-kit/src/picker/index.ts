export type { PickerEntry, PickerInput, PickerOptions, PickerOutput } from './entry.ts';
export { pickOne } from './pick-one.ts';
export { matchingEntries } from './search/matching-entries.ts';
