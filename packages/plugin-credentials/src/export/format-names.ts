import { type ExportFormat, exportFormats, type ShellFormat } from '@sso/core';

/** Shells that read one form have names of their own, so that nobody has to know what `env` is. */
const aliases = { bash: 'env', zsh: 'env', sh: 'env' } as const satisfies Readonly<
  Record<string, ShellFormat>
>;

type Alias = keyof typeof aliases;

export const formatNames = ['bash', 'zsh', 'sh', ...exportFormats] as const satisfies readonly (
  | Alias
  | ExportFormat
)[];

export type FormatName = (typeof formatNames)[number];

export function formatOf(name: FormatName): ExportFormat {
  return isAlias(name) ? aliases[name] : name;
}

function isAlias(name: FormatName): name is Alias {
  return Object.hasOwn(aliases, name);
}
