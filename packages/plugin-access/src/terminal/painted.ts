import { styleText } from 'node:util';
import { displayWidth, shorten, type TableOptions } from '@sso/cli-kit';

export type Tone = 'strong' | 'quiet' | 'danger';

/** Text with how it is to look. It has been cleaned. */
export interface Piece {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

const styles = { strong: 'bold', quiet: 'dim', danger: 'red' } as const satisfies Record<Tone, string>;

/** One line, cut off where the terminal ends. */
export function formatLine(pieces: readonly Piece[], { width, color }: TableOptions): string {
  let left = width ?? Number.POSITIVE_INFINITY;
  let line = '';
  for (const { text, tone } of pieces) {
    if (left <= 0) break;
    const shown = shorten(text, left);
    left -= displayWidth(shown);
    line += color && tone !== undefined ? paint(shown, tone) : shown;
  }
  return line.trimEnd();
}

function paint(text: string, tone: Tone): string {
  return styleText(styles[tone], text, { validateStream: false });
}

/** A column of texts, as wide as the widest but no wider than `most`. */
export function columnWidth(texts: readonly string[], most: number): number {
  return texts.reduce((widest, text) => Math.max(widest, Math.min(displayWidth(text), most)), 0);
}

export function padded(text: string, width: number): string {
  const shown = shorten(text, width);
  return shown + ' '.repeat(Math.max(0, width - displayWidth(shown)));
}
