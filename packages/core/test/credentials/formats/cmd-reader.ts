export interface CmdMode {
  /** In a batch file `%%` is `%` and an unknown `%name%` is empty; at the prompt both stay. */
  readonly batch: boolean;
  readonly delayedExpansion: boolean;
  /** `call` in front of each line, which reads it twice. */
  readonly call: boolean;
}

/**
 * Reads `set` lines by the phases of cmd.exe: percent signs, then carets and command separators outside of quotes, then
 * delayed expansion, with every variable unknown. Written from the published descriptions of those phases.
 */
export function readCmd(text: string, mode: CmdMode): Map<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.split(/\r?\n|\r/).filter((each) => each !== '')) {
    let command = readTokens(expandPercent(line, mode.batch));
    if (mode.delayedExpansion) command = expandDelayed(command);
    // Before its second reading `call` doubles carets, and within quotes none is taken off again.
    if (mode.call) command = readTokens(expandPercent(command.replaceAll('^', '^^'), mode.batch));
    const [name, value] = readSet(command);
    variables.set(name, value);
  }
  return variables;
}

function expandPercent(line: string, batch: boolean): string {
  if (!batch) return line;
  return line.replace(/%%|%[^%]*%|%\d?/g, (found) => (found === '%%' ? '%' : ''));
}

/** Throws at what would start a second command or redirect: no `set` line may hold such a thing. */
function readTokens(line: string): string {
  let quoted = false;
  let result = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"') quoted = !quoted;
    if (!quoted && '&|<>'.includes(character)) throw new Error(`special outside of quotes: ${line}`);
    if (!quoted && character === '^') at += 1;
    result += !quoted && character === '^' ? line.charAt(at) : character;
  }
  return result;
}

function expandDelayed(command: string): string {
  if (!command.includes('!')) return command;
  return command.replace(/!([^!]*)!|!/g, '').replace(/\^(.?)/g, '$1');
}

function readSet(command: string): readonly [string, string] {
  const match = /^set "([^=]+)=(.*)"[^"]*$/.exec(command);
  if (match === null) throw new Error(`not a set command: ${command}`);
  return [match[1] ?? '', match[2] ?? ''];
}
