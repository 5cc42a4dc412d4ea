import type { Runtime } from '../runtime.ts';
import { defaultsHeader, headerOf } from './ini/parse.ts';
import { configFilePath, credentialsFilePath } from './paths.ts';
import { readSectionName } from './section-name.ts';

/** What a person could name, in the order of the files. */
export interface SectionNames {
  readonly profiles: readonly string[];
  readonly sessions: readonly string[];
}

/**
 * The names in the config and the credentials file, by their headers alone: for suggestions, where a file of ten thousand profiles is not
 * to be parsed at every key, and one with a mistake still says most.
 * @throws SsoError `file-unreadable`
 */
export function listSectionNames(runtime: Runtime): SectionNames {
  const profiles = new Set<string>();
  const sessions = new Set<string>();
  for (const header of headersOf(runtime, configFilePath(runtime))) {
    const name = /^profile ([\w.@+-]+)$/.exec(header)?.[1];
    if (name !== undefined) {
      profiles.add(name);
      continue;
    }
    const section = readSectionName(header);
    if (section?.kind === 'profile') profiles.add(section.name);
    if (section?.kind === 'sso-session') sessions.add(section.name);
  }
  for (const header of headersOf(runtime, credentialsFilePath(runtime))) {
    if (header !== defaultsHeader) profiles.add(header);
  }
  return { profiles: [...profiles], sessions: [...sessions] };
}

/** Those in the first column: what is indented may as well continue a value. */
function headersOf(runtime: Runtime, file: string | undefined): readonly string[] {
  const bytes = file === undefined ? undefined : runtime.files.read(file);
  if (bytes === undefined) return [];
  const lines = new TextDecoder().decode(bytes).match(/^\[.*/gm) ?? [];
  return lines.map((line) => headerOf(line.trimEnd())).filter((header) => header !== undefined);
}
