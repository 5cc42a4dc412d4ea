import type { ShellName } from '../shells/shells.ts';
import type { PromptFacts } from './facts.ts';

export const defaultFormat = '{profile}[ {account}/{role}][ {left}][ {production}]';

/** Names in braces stand for facts; a part between brackets is left out where none of its names is known. */
export function fillFormat(format: string, facts: PromptFacts): string {
  const known: Readonly<Record<string, string | undefined>> = { ...facts };
  const fill = (part: string): string =>
    part.replace(/\{([a-z]+)\}/g, (_, name: string) => known[name] ?? '');
  const fillOptional = (part: string): string => {
    const names = [...part.matchAll(/\{([a-z]+)\}/g)].map(([, name = '']) => name);
    return names.some((name) => known[name]) ? fill(part) : '';
  };
  // In one go: what a fact holds is text, whatever it looks like.
  return format.replace(/\[([^[\]]*)\]|\{[a-z]+\}/g, (found: string, optional?: string) =>
    optional === undefined ? fill(found) : fillOptional(optional),
  );
}

/** Bold red; what readline and zsh are to count as no width is told to them. */
const red: Partial<Record<ShellName, readonly [on: string, off: string]>> = {
  bash: ['\x01\x1b[1;31m\x02', '\x01\x1b[0m\x02'],
  zsh: ['%B%F{red}', '%f%b'],
  fish: ['\x1b[1;31m', '\x1b[0m'],
};

/** For the prompt of a shell. zsh reads `%` in what a command printed: it is doubled. */
export function forShell(
  segment: string,
  shell: ShellName | undefined,
  options: { readonly inRed: boolean },
): string {
  const escaped = shell === 'zsh' ? segment.replaceAll('%', '%%') : segment;
  const [on, off] = (options.inRed && shell !== undefined && red[shell]) || ['', ''];
  return `${on}${escaped}${off}`;
}
