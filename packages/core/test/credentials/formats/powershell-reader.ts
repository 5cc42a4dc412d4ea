/** PowerShell ends a single-quoted string at any of these, and doubling any of them means one. */
const quotes = "'‘’‚‛";

/**
 * Reads assignments by PowerShell's rules for single-quoted strings and for `+`, each line for itself as
 * `Invoke-Expression` gets them. Written from the language's specification, not from what this project writes.
 * @see https://learn.microsoft.com/powershell/scripting/lang-spec/chapter-02
 */
export function readPowerShell(text: string): Map<string, string> {
  const variables = new Map<string, string>();
  // The pipeline makes a new object at each of these.
  for (const line of text.split(/\r\n|\n|\r/).slice(0, -1)) {
    const assignment = /^\$Env:(\w+) = /.exec(line);
    if (assignment === null) throw new Error(`not an assignment: ${line}`);
    variables.set(assignment[1] ?? '', readSum(line.slice(assignment[0].length)));
  }
  return variables;
}

function readSum(expression: string): string {
  let sum = '';
  let rest = expression;
  for (;;) {
    const { value, length } = readTerm(rest);
    sum += value;
    rest = rest.slice(length);
    if (rest === '') return sum;
    if (!rest.startsWith(' + ')) throw new Error(`not an operator: ${rest}`);
    rest = rest.slice(3);
  }
}

function readTerm(text: string): { readonly value: string; readonly length: number } {
  const unit = /^\[char\]0x([0-9a-f]{1,4})(?![0-9a-f])/.exec(text);
  if (unit !== null) {
    return { value: String.fromCharCode(Number.parseInt(unit[1] ?? '', 16)), length: unit[0].length };
  }
  if (!quotes.includes(text.charAt(0))) throw new Error(`not a string: ${text}`);
  let value = '';
  for (let at = 1; at < text.length; at += 1) {
    if (quotes.includes(text.charAt(at))) {
      at += 1;
      if (at === text.length || !quotes.includes(text.charAt(at))) return { value, length: at };
    }
    value += text.charAt(at);
  }
  throw new Error(`unclosed string: ${text}`);
}
