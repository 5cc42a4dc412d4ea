import type { Runtime } from '../runtime.ts';
import { defaultsHeader, headerOf } from './ini/parse.ts';
import { configFilePath, credentialsFilePath } from './paths.ts';
import { readSectionName } from './section-name.ts';

/** What a person could name. Profiles with plain names come first, otherwise the order is that of the files. */
export interface SectionNames {
  readonly profiles: readonly string[];
  readonly sessions: readonly string[];
}

/**
 * The names in the config and the credentials file, by their headers alone: for suggestions, where a file of ten thousand profiles is not
 * to be parsed at every key, and one with a mistake still says most. What is indented may as well continue a value and does not count.
 * @param options.profilesFrom what the names of profiles are to begin with
 * @throws SsoError `file-unreadable`
 */
export function listSectionNames(
  runtime: Runtime,
  { profilesFrom = '' }: { readonly profilesFrom?: string } = {},
): SectionNames {
  const config = textOf(runtime, configFilePath(runtime));
  const others = [...config.matchAll(/^\[(?!profile [\w.@+-]+\]\r?$).*/gm)]
    .map(([line]) => headerOf(line.trimEnd()))
    .map((header) => (header === undefined ? undefined : readSectionName(header)))
    .filter((section) => section !== undefined);
  const inCredentials = [...textOf(runtime, credentialsFilePath(runtime)).matchAll(/^\[.*/gm)]
    .map(([line]) => headerOf(line.trimEnd()))
    .filter((header) => header !== undefined && header !== defaultsHeader);
  const profiles = [
    ...plainProfiles(config, profilesFrom),
    ...others.filter(({ kind }) => kind === 'profile').map(({ name }) => name),
    ...inCredentials.filter((header) => header !== undefined),
  ];
  const sessions = others.filter(({ kind }) => kind === 'sso-session').map(({ name }) => name);
  return {
    profiles: [...new Set(profiles)].filter((name) => name.startsWith(profilesFrom)),
    sessions: [...new Set(sessions)],
  };
}

/** One expression finds those that are wanted without making a text of each of the others. */
function plainProfiles(config: string, beginning: string): readonly string[] {
  if (!/^[\w.@+-]*$/.test(beginning)) return [];
  const escaped = beginning.replace(/[.+]/g, '\\$&');
  const header = new RegExp(`^\\[profile (${escaped}[\\w.@+-]*)\\]\\r?$`, 'gm');
  return Array.from(config.matchAll(header), ([, name = '']) => name).filter((name) => name !== '');
}

function textOf(runtime: Runtime, file: string | undefined): string {
  const bytes = file === undefined ? undefined : runtime.files.read(file);
  return bytes === undefined ? '' : new TextDecoder().decode(bytes);
}
