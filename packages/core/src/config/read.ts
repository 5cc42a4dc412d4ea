import type { Runtime } from '../runtime.ts';
import type { AwsConfig, ConfigSection } from './aws-config.ts';
import type { IniSection, IniValue } from './ini/document.ts';
import { defaultsHeader, parseIni } from './ini/parse.ts';
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
  const config = readSections(runtime, configFile, { secret: false });
  for (const section of config.sections) {
    const found = readSectionName(section.header);
    if (found) sections[found.kind].set(found.name, configSection(found.name, section, config.defaults));
  }
  const profiles = sections.profile;
  const credentials = readSections(runtime, credentialsFile, { secret: true });
  for (const section of credentials.sections) {
    const overlay = configSection(section.header, section, credentials.defaults);
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

interface FileSections {
  readonly sections: readonly IniSection[];
  /** What `[DEFAULT]` gives to every one of them. */
  readonly defaults: ReadonlyMap<string, IniValue>;
}

function readSections(
  runtime: Runtime,
  file: string | undefined,
  options: { readonly secret: boolean },
): FileSections {
  const bytes = file === undefined ? undefined : runtime.files.read(file);
  if (file === undefined || !bytes) return { sections: [], defaults: new Map() };
  const document = parseIni(bytes, { file, ...options });
  const defaults = new Map<string, IniValue>();
  for (const { header, entries } of document.sections) {
    if (header === defaultsHeader) for (const [key, { value }] of entries) defaults.set(key, value);
  }
  return { sections: document.sections.filter(({ header }) => header !== defaultsHeader), defaults };
}

const noNested: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map();

function configSection(
  name: string,
  own: IniSection,
  defaults: ReadonlyMap<string, IniValue>,
): ConfigSection {
  const values = new Map<string, string>();
  let nested: Map<string, ReadonlyMap<string, string>> | undefined;
  const add = (key: string, value: IniValue) => {
    if (typeof value === 'string') values.set(key, value);
    else {
      nested ??= new Map();
      nested.set(key, value);
    }
  };
  for (const [key, { value }] of own.entries) add(key, value);
  for (const [key, value] of defaults) if (!own.entries.has(key)) add(key, value);
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
