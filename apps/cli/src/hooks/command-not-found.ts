import type { Hook } from '@oclif/core/hooks';

/** oclif's hook for a command that does not exist. */
export const commandNotFound: Hook.CommandNotFound = async ({ id, config }) => {
  const { unknownCommand } = await import('../unknown-command.ts');
  throw unknownCommand(id, config);
};
