import { cleanForTerminal } from '@sso/core';

const plainWord = /^[A-Za-z0-9_@%+=:,./-]+$/;

type FlagValue = string | true | undefined;

/**
 * A command to type, with its flags, quoted for a POSIX shell or, on Windows, for PowerShell.
 * A value is cleaned first: a suggestion must not carry control characters to the terminal.
 */
export function commandLine(
  command: string,
  flags: Readonly<Record<string, FlagValue>> = {},
  platform: NodeJS.Platform = process.platform,
): string {
  const words = Object.entries(flags).flatMap(([flag, value]) =>
    value === undefined ? [] : [flagWords(flag, value, platform)],
  );
  return ['sso', command, ...words].join(' ');
}

/** `--flag value` as it is typed. */
export function flagWords(flag: string, value: string | true, platform = process.platform): string {
  if (value === true) return `--${flag}`;
  // A value that looks like a flag would be read as one when it stood alone.
  const separator = value.startsWith('-') ? '=' : ' ';
  return `--${flag}${separator}${quoteWord(cleanForTerminal(value), platform)}`;
}

function quoteWord(word: string, platform: NodeJS.Platform): string {
  if (plainWord.test(word)) return word;
  return platform === 'win32' ? `'${word.replaceAll("'", "''")}'` : `'${word.replaceAll("'", "'\\''")}'`;
}
