import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { assembleConfig } from './assemble.ts';
import type { AwsConfig } from './aws-config.ts';
import type { IniSection } from './ini/document.ts';
import { parseIni } from './ini/parse.ts';
import { configFilePath, credentialsFilePath } from './paths.ts';
import { readAwsConfig } from './read.ts';
import { readSectionName, type SectionKind } from './section-name.ts';
import { type ReadPieces, SectionFinder, type WantedSection } from './section-search.ts';

/** Bytes. Up to here parsing all of both files takes about a millisecond. */
const smallSize = 16 * 1024;

/** What of the config a caller needs. */
export interface ConfigNeeds {
  readonly profile: string;
  /** Where a session is named besides, the profile need not be there: only its settings for the connections would count. */
  readonly session?: string | undefined;
}

/**
 * As {@link readAwsConfig}, for a caller to whom one profile and what it names (its session, services and source profiles)
 * are enough. In large files only those sections are parsed, so that a mistake elsewhere in the file goes unnoticed; where that
 * could give another result than parsing everything does, everything is parsed.
 * @throws SsoError `config-syntax`, `file-unreadable`
 */
export function readProfileConfig(runtime: Runtime, needs: ConfigNeeds): AwsConfig {
  return readNeededSections(runtime, needs, { smallSize }) ?? readAwsConfig(runtime);
}

/**
 * The config with these sections only, or `undefined` where it is not certain that they are what parsing everything gives: the
 * headers are not written plainly, something named is missing, a line has an error, both files are small.
 * @throws SsoError `file-unreadable`
 */
export function readNeededSections(
  runtime: Runtime,
  { profile, session }: ConfigNeeds,
  options: { readonly smallSize: number },
): AwsConfig | undefined {
  const configFile = configFilePath(runtime);
  const credentialsFile = credentialsFilePath(runtime);
  const sizes = [configFile, credentialsFile].map((path) => (path && runtime.files.size(path)) || 0);
  if (sizes.reduce((sum, size) => sum + size) <= options.smallSize) return undefined;
  try {
    const sections = new NeededSections(runtime, configFile, credentialsFile);
    if (session !== undefined) sections.add('sso-session', session);
    sections.addProfile(profile, { optional: session !== undefined });
    return assembleConfig({ configFile, credentialsFile, ...sections.found() });
  } catch (error) {
    // What is wrong is told by the full reader, with the right line number.
    if (error instanceof Unsure || SsoError.is(error, 'config-syntax')) return undefined;
    throw error;
  }
}

/** Only parsing everything can tell. */
class Unsure extends Error {}

/** The sections of the two files that a caller needs. */
class NeededSections {
  readonly #config: FileSlices;
  readonly #credentials: FileSlices;

  constructor({ files }: Runtime, config: string | undefined, credentials: string | undefined) {
    const inPieces =
      (path: string | undefined): ReadPieces =>
      (visit) =>
        path !== undefined && files.readPieces(path, visit);
    this.#config = new FileSlices(inPieces(config), { secret: false });
    this.#credentials = new FileSlices(inPieces(credentials), { secret: true });
  }

  /** Adds a profile, then what its keys name. @throws Unsure */
  addProfile(name: string, options: { readonly optional: boolean }): void {
    const own = [
      this.#find('profile', name),
      this.#credentials.add({ name, line: `[${name}]`, means: (header) => header === name }),
    ];
    if (own.includes('seen')) return;
    const sections = own.filter((section) => typeof section === 'object');
    if (sections.length === 0 && !options.optional) throw new Unsure();
    const values = (key: string): readonly string[] =>
      sections.map(({ entries }) => entries.get(key)?.value).filter((value) => typeof value === 'string');
    // Such a command may name a profile or a session.
    if (values('credential_process').length > 0) throw new Unsure();
    for (const session of values('sso_session')) this.add('sso-session', session);
    for (const services of values('services')) this.add('services', services);
    for (const source of values('source_profile')) this.addProfile(source, { optional: false });
  }

  /** @throws Unsure */
  add(kind: SectionKind, name: string): void {
    if (this.#find(kind, name) === 'absent') throw new Unsure();
  }

  found() {
    return { config: this.#config.found(), credentials: this.#credentials.found() };
  }

  #find(kind: SectionKind, name: string): IniSection | 'seen' | 'absent' {
    const line = kind === 'profile' && name === 'default' ? '[default]' : `[${kind} ${name}]`;
    const means = (header: string): boolean => {
      const meant = readSectionName(header);
      return meant?.kind === kind && meant.name === name;
    };
    return this.#config.add({ name, line, means });
  }
}

/** Sections of one file, parsed one by one. */
class FileSlices {
  readonly #finder: SectionFinder;
  readonly #secret: boolean;
  readonly #sections = new Map<string, IniSection>();

  constructor(readPieces: ReadPieces, options: { readonly secret: boolean }) {
    this.#finder = new SectionFinder(readPieces);
    this.#secret = options.secret;
  }

  /** @throws Unsure, SsoError `config-syntax` with a line number within the slice */
  add(wanted: WantedSection): IniSection | 'seen' | 'absent' {
    if (this.#sections.has(wanted.line)) return 'seen';
    // Other names may be written in several ways.
    if (!/^[\w.@+-]+$/.test(wanted.name)) throw new Unsure();
    const bytes = this.#finder.find(wanted);
    if (bytes === 'unsure') throw new Unsure();
    if (bytes === 'absent') return bytes;
    const [section] = parseIni(bytes, { file: '', secret: this.#secret }).sections;
    if (section === undefined) throw new Unsure();
    this.#sections.set(wanted.line, section);
    return section;
  }

  found() {
    return { sections: [...this.#sections.values()], defaults: new Map<string, never>() };
  }
}
