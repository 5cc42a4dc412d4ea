/** Names that the runner takes from no file: its own, and one by which every later Node would run other code. */
const refusedVariables = /^(GITHUB_|RUNNER_|NODE_OPTIONS$)/i;

/**
 * Reads a file of `NAME=VALUE` and `NAME<<DELIMITER` entries as the runner does: whichever of `=` and `<<` comes first counts, and the
 * later of two entries with one name.
 * @see https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs
 */
export function readCommandFile(text: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const [equals, heredoc] = [line.indexOf('='), line.indexOf('<<')];
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      entries.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    if (heredoc <= 0) throw new Error(`The runner cannot read this line: ${line}`);
    const end = lines.indexOf(line.slice(heredoc + 2), index + 1);
    if (end < 0) throw new Error('A value does not end.');
    entries.set(line.slice(0, heredoc), lines.slice(index + 1, end).join('\n'));
    index = end;
  }
  return entries;
}

export function readEnvironmentFile(text: string): ReadonlyMap<string, string> {
  const entries = readCommandFile(text);
  const refused = [...entries.keys()].find((name) => refusedVariables.test(name));
  if (refused !== undefined) throw new Error(`The runner does not take ${refused}.`);
  return entries;
}

export interface WorkflowCommand {
  readonly name: string;
  readonly text: string;
}

/** The `::NAME PROPERTIES::TEXT` lines of stdout. */
export function readWorkflowCommands(stdout: string): readonly WorkflowCommand[] {
  return stdout.split('\n').flatMap((line) => {
    const [, name, data] = /^::([a-z-]+)[^:]*::(.*)$/.exec(line) ?? [];
    if (name === undefined || data === undefined) return [];
    const text = data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    return [{ name, text }];
  });
}
