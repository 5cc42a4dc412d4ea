import { assembleConfig, type FileSections } from '../config/assemble.ts';
import type { AwsConfig } from '../config/aws-config.ts';
import type { IniDocument, IniSection } from '../config/ini/document.ts';
import { visitSections } from '../config/ini/parse.ts';
import { configFilePath, credentialsFilePath } from '../config/paths.ts';
import { sectionsOf } from '../config/read.ts';
import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { type LineNumbers, lineNumbers } from './line-numbers.ts';

/** One of the two files with all that is wrong in it, read as far as it can be. */
export interface IniFacts {
  readonly path: string;
  readonly document: IniDocument;
  readonly problems: readonly SsoError<'config-syntax'>[];
  readonly lineOf: LineNumbers;
}

export type ConfigFile =
  | { readonly kind: 'read'; readonly facts: IniFacts }
  /** `path` is `undefined` where an empty variable says that there is none. */
  | { readonly kind: 'absent'; readonly path: string | undefined }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

export interface ConfigFacts {
  readonly config: ConfigFile;
  readonly credentials: ConfigFile;
  /** What both say together, without the lines that nobody can read. */
  readonly aws: AwsConfig;
}

/** Reads both files; a mistake in them, or that one cannot be read, is a fact and no error. */
export function readConfigFacts(runtime: Runtime): ConfigFacts {
  const config = readConfigFile(runtime, configFilePath(runtime), { secret: false });
  const credentials = readConfigFile(runtime, credentialsFilePath(runtime), { secret: true });
  const aws = assembleConfig({
    configFile: pathOf(config),
    credentialsFile: pathOf(credentials),
    config: sectionsIn(config),
    credentials: sectionsIn(credentials),
  });
  return { config, credentials, aws };
}

/** The sections of a file that could be read, else none. */
export function iniSections(file: ConfigFile): readonly IniSection[] {
  return file.kind === 'read' ? file.facts.document.sections : [];
}

export function pathOf(file: ConfigFile): string | undefined {
  return file.kind === 'read' ? file.facts.path : file.path;
}

function sectionsIn(file: ConfigFile): FileSections {
  return file.kind === 'read' ? sectionsOf(file.facts.document) : { sections: [], defaults: new Map() };
}

function readConfigFile(
  runtime: Runtime,
  path: string | undefined,
  options: { readonly secret: boolean },
): ConfigFile {
  if (path === undefined) return { kind: 'absent', path };
  try {
    const bytes = runtime.files.read(path);
    return bytes === undefined
      ? { kind: 'absent', path }
      : { kind: 'read', facts: factsOf(path, bytes, options.secret) };
  } catch (error) {
    if (!SsoError.is(error, 'file-unreadable')) throw error;
    return { kind: 'unreadable', path, reason: error.data.reason };
  }
}

function factsOf(path: string, bytes: Uint8Array, secret: boolean): IniFacts {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const problems: SsoError<'config-syntax'>[] = [];
  const sections: IniSection[] = [];
  const onProblem = (problem: SsoError<'config-syntax'>): void => {
    problems.push(problem);
  };
  visitSections(text, { file: path, secret, onProblem }, (section) => sections.push(section));
  const lineOf = lineNumbers(text);
  const bad = text.indexOf('\ufffd');
  if (bad !== -1 && !isUtf8(bytes)) {
    const data = { file: path, line: lineOf(bad), problem: 'not-utf8', text: '' } as const;
    // First: whatever else is wrong may come from that.
    problems.unshift(new SsoError('config-syntax', data));
  }
  return { path, document: { text, sections }, problems, lineOf };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
