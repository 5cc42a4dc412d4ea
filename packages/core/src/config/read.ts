import type { Runtime } from '../runtime.ts';
import type { AwsConfig, ConfigSection } from './aws-config.ts';
import type { IniDocument, IniSection, IniValue } from './ini/document.ts';
import { defaultsHeader, type ParseOptions, parseIni } from './ini/parse.ts';
import { configFilePath, credentialsFilePath } from './paths.ts';
import { readSectionName, type SectionKind } from './section-name.ts';

/**
 * Reads the config file and lays the credentials file over it, as AWS CLI v2 does: of two sections with one name the later one
 * counts, `[DEFAULT]` gives its keys to every section, a profile's keys in the credentials file replace those in the config
 * file one by one. A file that does not exist is empty.
 * @throws SsoError `config-syntax`, `file-unreadable`
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function readAwsConfig(runtime: Runtime): AwsConfig {
  const configFile = configFilePath(runtime);
  const credentialsFile = credentialsFilePath(runtime);
  const sections: Record<SectionKind, Map<string, ConfigSection>> = {
    profile: new Map(),
    'sso-session': new Map(),
    services: new Map(),
  };
  for (const { section, values } of readSections(runtime, { file: configFile })) {
    const found = readSectionName(section.header);
    if (found) sections[found.kind].set(found.name, configSection(found.name, values));
  }
  const profiles = sections.profile;
  for (const { section, values } of readSections(runtime, { file: credentialsFile, secret: true })) {
    const overlay = configSection(section.header, values);
    profiles.set(overlay.name, overlaid(profiles.get(overlay.name), overlay));
  }
  return {
    configFile,
    credentialsFile,
    profiles,
    sessions: sections['sso-session'],
    services: sections.services,
  };
}

interface SectionValues {
  readonly section: IniSection;
  readonly values: Iterable<readonly [string, IniValue]>;
}

type FileToRead = Omit<ParseOptions, 'file'> & { readonly file: string | undefined };

/** The sections of a file with their own keys and those of `[DEFAULT]`. */
function readSections(runtime: Runtime, { file, ...options }: FileToRead): readonly SectionValues[] {
  const bytes = file === undefined ? undefined : runtime.files.read(file);
  if (file === undefined || !bytes) return [];
  const document = parseIni(bytes, { file, ...options });
  const defaults = defaultValues(document);
  return document.sections
    .filter(({ header }) => header !== defaultsHeader)
    .map((section) => ({ section, values: ownAndDefault(section, defaults) }));
}

function defaultValues({ sections }: IniDocument): readonly (readonly [string, IniValue])[] {
  return sections
    .filter(({ header }) => header === defaultsHeader)
    .flatMap(({ entries }) => [...entries].map(([key, { value }]) => [key, value] as const));
}

function* ownAndDefault(section: IniSection, defaults: readonly (readonly [string, IniValue])[]) {
  for (const [key, { value }] of section.entries) yield [key, value] as const;
  for (const inherited of defaults) if (!section.entries.has(inherited[0])) yield inherited;
}

const noNested: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map();

function configSection(name: string, entries: Iterable<readonly [string, IniValue]>): ConfigSection {
  const values = new Map<string, string>();
  let nested: Map<string, ReadonlyMap<string, string>> | undefined;
  for (const [key, value] of entries) {
    if (typeof value === 'string') values.set(key, value);
    else {
      nested ??= new Map();
      nested.set(key, value);
    }
  }
  return { name, values, nested: nested ?? noNested };
}

/** A plain value also replaces nested keys of the same name, and the other way about. */
function overlaid(below: ConfigSection | undefined, above: ConfigSection): ConfigSection {
  if (!below) return above;
  const values = [...below.values].filter(([key]) => !above.nested.has(key));
  const nested = [...below.nested].filter(([key]) => !above.values.has(key));
  return {
    name: above.name,
    values: new Map([...values, ...above.values]),
    nested: new Map([...nested, ...above.nested]),
  };
}
