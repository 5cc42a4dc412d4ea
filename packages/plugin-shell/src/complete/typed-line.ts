/** A command line up to the cursor, as the shell splits it. */
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

/** What differs between shells. */
export interface QuotingRules {
  /** Takes the meaning of the next letter away, outside of single quotes. */
  readonly escape: string;
  /** Whether two single quotes, between single quotes, are one. */
  readonly doubled: boolean;
}

const posixRules: QuotingRules = { escape: '\\', doubled: false };
export const powershellRules: QuotingRules = { escape: '`', doubled: true };

/** Nothing is expanded: a `$` stands for itself. */
export function readTypedLine(line: string, rules: QuotingRules = posixRules): TypedLine {
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
    const isDoubled = rules.doubled && letter === "'" && quote === "'" && line.charAt(at + 1) === "'";
    if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
    else if (letter === quote && !isDoubled) quote = '';
    else if (isDoubled || (letter === rules.escape && quote !== "'")) {
      at += 1;
      current += line.charAt(at);
      raw += line.charAt(at);
    } else current += letter;
  }
  return { words: words.slice(1), current, raw, quote };
}
