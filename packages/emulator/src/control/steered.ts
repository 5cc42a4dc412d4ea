import type { Emulator } from '../emulator.ts';

/** What the control interface may do with an emulator. */
export type Steered = Omit<Emulator, 'handle'>;
