import type { Check } from '../check.ts';
import type { ConfigFile } from '../config-facts.ts';
import type { Found } from '../finding.ts';

/** So many lines of a file are told one by one: what is no config at all, such as a binary file, is wrong in every line. */
const mostLines = 20;

/** The lines for which AWS CLI refuses the whole file, and files that nobody can read at all. */
export const configGrammar: Check = {
  id: 'config-grammar',
  run: async ({ runtime, config }) => [
    ...fileFindings(config.config, runtime.env.AWS_CONFIG_FILE, 'AWS_CONFIG_FILE'),
    ...fileFindings(
      config.credentials,
      runtime.env.AWS_SHARED_CREDENTIALS_FILE,
      'AWS_SHARED_CREDENTIALS_FILE',
    ),
  ],
};

function fileFindings(file: ConfigFile, chosen: string | undefined, variable: string): readonly Found[] {
  if (file.kind === 'unreadable') {
    const { path, reason } = file;
    return [{ code: 'file-unreadable', severity: 'error', subject: path, file: path, data: { reason } }];
  }
  if (file.kind === 'absent') return missing(file.path, chosen, variable);
  const { path, problems, document } = file.facts;
  const mark: readonly Found[] = document.text.startsWith('\ufeff')
    ? [{ code: 'byte-order-mark', severity: 'warning', subject: path, file: path, line: 1, data: {} }]
    : [];
  const lines = problems.slice(0, mostLines).map((error): Found => {
    const { line } = error.data;
    return { code: 'config-line', severity: 'error', subject: path, file: path, line, data: { error } };
  });
  return [...mark, ...lines, ...furtherLines(path, problems.length - lines.length)];
}

function furtherLines(path: string, lines: number): readonly Found[] {
  if (lines === 0) return [];
  return [{ code: 'config-lines-further', severity: 'error', subject: path, file: path, data: { lines } }];
}

/** Most homes have no credentials file, and need none. */
function missing(path: string | undefined, chosen: string | undefined, variable: string): readonly Found[] {
  if (path === undefined)
    return [{ code: 'config-disabled', severity: 'warning', subject: variable, data: { variable } }];
  if (chosen !== undefined) {
    const data = { variable };
    return [{ code: 'config-missing', severity: 'warning', subject: path, file: path, data }];
  }
  if (variable !== 'AWS_CONFIG_FILE') return [];
  return [
    { code: 'config-missing', severity: 'info', subject: path, file: path, data: { variable: undefined } },
  ];
}
