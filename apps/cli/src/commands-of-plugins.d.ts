/** Made by the bundler of the commands of this package and of the plugins. */
declare module 'sso:commands' {
  import type { Command } from '@oclif/core/command';

  /** By id. */
  export const commands: Readonly<Record<string, Command.Class>>;
}
