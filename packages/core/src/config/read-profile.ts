import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { assembleConfig } from './assemble.ts';
import type { AwsConfig } from './aws-config.ts';
import type { IniSection } from './ini/document.ts';
import { parseIni } from './ini/parse.ts';
import { configFilePath, credentialsFilePath } from './paths.ts';
import { readAwsConfig } from './read.ts';
import { readSectionName, type SectionKind } from './section-name.ts';
import { type SearchedFile, searchFile } from './section-search.ts';

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
  const [config, credentials] = [configFile, credentialsFile].map((path) =>
    path === undefined ? undefined : runtime.files.read(path),
  );
  if ((config?.length ?? 0) + (credentials?.length ?? 0) <= options.smallSize) return undefined;
  try {
    const sections = new NeededSections(config ?? nothing, credentials ?? nothing);
    if (session !== undefined) sections.add('sso-session', session);
    sections.addProfile(profile, { optional: session !== undefined });
    return assembleConfig({ configFile, credentialsFile, ...sections.found() });
  } catch (error) {
    // What is wrong is told by the full reader, with the right line number.
    if (error instanceof Unsure || SsoError.is(error, 'config-syntax')) return undefined;
    throw error;
  }
}

const nothing = new Uint8Array();

/** Only parsing everything can tell. */
class Unsure extends Error {}

/** The sections of the two files that a caller needs. */
class NeededSections {
  readonly #config: FileSlices;
  readonly #credentials: FileSlices;

  constructor(config: Uint8Array, credentials: Uint8Array) {
    this.#config = new FileSlices(config, { secret: false });
    this.#credentials = new FileSlices(credentials, { secret: true });
  }

  /** Adds a profile, then what its keys name. @throws Unsure */
  addProfile(name: string, options: { readonly optional: boolean }): void {
    const own = [
      this.#find('profile', name),
      this.#credentials.add(name, `[${name}]`, (header) => header === name),
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
    const header = kind === 'profile' && name === 'default' ? '[default]' : `[${kind} ${name}]`;
    return this.#config.add(name, header, (candidate) => {
      const meant = readSectionName(candidate);
      return meant?.kind === kind && meant.name === name;
    });
  }
}

/** Sections of one file, parsed one by one. */
class FileSlices {
  readonly #bytes: Uint8Array;
  readonly #secret: boolean;
  readonly #file: SearchedFile;
  readonly #sections = new Map<string, IniSection>();

  /** @throws Unsure */
  constructor(bytes: Uint8Array, options: { readonly secret: boolean }) {
    const file = searchFile(bytes);
    if (file === undefined) throw new Unsure();
    this.#bytes = bytes;
    this.#secret = options.secret;
    this.#file = file;
  }

  /** @throws Unsure, SsoError `config-syntax` with a line number within the slice */
  add(name: string, header: string, means: (header: string) => boolean): IniSection | 'seen' | 'absent' {
    if (this.#sections.has(header)) return 'seen';
    // Other names may be written in several ways.
    if (!/^[\w.@+-]+$/.test(name)) throw new Unsure();
    const slice = this.#file.find(name, header, means);
    if (slice === 'unsure') throw new Unsure();
    if (slice === 'absent') return slice;
    const bytes = this.#bytes.subarray(slice.start, slice.end);
    const [section] = parseIni(bytes, { file: '', secret: this.#secret }).sections;
    if (section === undefined) throw new Unsure();
    this.#sections.set(header, section);
    return section;
  }

  found() {
    return { sections: [...this.#sections.values()], defaults: new Map<string, never>() };
  }
}
