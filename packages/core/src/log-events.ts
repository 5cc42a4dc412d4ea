/**
 * Events of which a command may have many, for those who look for a fault: single requests, reads and locks. All others say what a
 * command did.
 */
export const detailEvents: ReadonlySet<string> = new Set([
  'request',
  'cache read',
  'file read',
  'lock taken',
  'lock not needed',
]);
