/**
 * East Asian wide and fullwidth letters and emoji take two columns. The ranges are those of common terminals.
 * @see https://www.unicode.org/reports/tr11/
 */
const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const plain = /^[\x20-\x7e]*$/;

/** Made at first use: it costs more time than all else that a short command does. */
let segmenter: Intl.Segmenter | undefined;

function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter();
  return segmenter.segment(text);
}

/** What a person takes for one character. */
export interface Grapheme {
  readonly text: string;
  /** Columns of a terminal. */
  readonly width: number;
}

export function graphemesOf(text: string): readonly Grapheme[] {
  if (plain.test(text)) return Array.from(text, (letter) => ({ text: letter, width: 1 }));
  return Array.from(graphemes(text), ({ segment }) => ({ text: segment, width: displayWidth(segment) }));
}

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** The text, or as much of it as fits with an ellipsis. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let shown = '';
  let used = 1;
  for (const { segment } of graphemes(text)) {
    used += displayWidth(segment);
    if (used > width) break;
    shown += segment;
  }
  return `${shown}…`;
}
