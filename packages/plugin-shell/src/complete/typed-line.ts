/** A command line up to the cursor, as a POSIX shell and its kin split it. */
export interface TypedLine {
  /** The words before the one at the cursor, without the program's name and without quotes. */
  readonly words: readonly string[];
  /** The word at the cursor, without quotes; empty after a blank. */
  readonly current: string;
  /** The same as it was typed. */
  readonly raw: string;
  /** The quote that is still open at the cursor. */
  readonly quote: '"' | "'" | '';
}

/** Nothing is expanded: a `$` stands for itself. */
export function readTypedLine(line: string): TypedLine {
  const words: string[] = [];
  let [current, raw, quote, started] = ['', '', '' as TypedLine['quote'], false];
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at);
    if (quote === '' && /[ \t]/.test(letter)) {
      if (started) words.push(current);
      [current, raw, started] = ['', '', false];
      continue;
    }
    started = true;
    raw += letter;
    if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
    else if (letter === quote) quote = '';
    else if (letter === '\\' && quote !== "'") {
      at += 1;
      current += line.charAt(at);
      raw += line.charAt(at);
    } else current += letter;
  }
  return { words: words.slice(1), current, raw, quote };
}
