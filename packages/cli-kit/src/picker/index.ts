export type { PickerEntry, PickerInput, PickerOptions, PickerOutput } from './entry.ts';
export { pickOne } from './pick-one.ts';
