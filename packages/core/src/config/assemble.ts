import type { AwsConfig, ConfigSection } from './aws-config.ts';
import type { IniSection, IniValue } from './ini/document.ts';
import { readSectionName, type SectionKind } from './section-name.ts';

export interface FileSections {
  readonly sections: readonly IniSection[];
  /** What `[DEFAULT]` gives to every one of them. */
  readonly defaults: ReadonlyMap<string, IniValue>;
}

/** What was read of the two files. */
export interface ConfigParts {
  readonly configFile: string | undefined;
  readonly credentialsFile: string | undefined;
  readonly config: FileSections;
  readonly credentials: FileSections;
}

/** Gives the sections their logical names and lays those of the credentials file over the others. */
export function assembleConfig({ configFile, credentialsFile, config, credentials }: ConfigParts): AwsConfig {
  const sections: Record<SectionKind, Map<string, ConfigSection>> = {
    profile: new Map(),
    'sso-session': new Map(),
    services: new Map(),
  };
  for (const section of config.sections) {
    const found = readSectionName(section.header);
    if (found) sections[found.kind].set(found.name, configSection(found.name, section, config.defaults));
  }
  const profiles = sections.profile;
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

const noNested: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map();

/** Sorted into values and nested keys when they are first asked for: of 50,000 profiles most never are. */
function configSection(
  name: string,
  own: IniSection,
  defaults: ReadonlyMap<string, IniValue>,
): ConfigSection {
  let sorted: SortedKeys | undefined;
  const keys = (): SortedKeys => {
    sorted ??= sortKeys(own, defaults);
    return sorted;
  };
  return {
    name,
    get values() {
      return keys().values;
    },
    get nested() {
      return keys().nested;
    },
  };
}

type SortedKeys = Pick<ConfigSection, 'values' | 'nested'>;

function sortKeys(own: IniSection, defaults: ReadonlyMap<string, IniValue>): SortedKeys {
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
  return { values, nested: nested ?? noNested };
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
