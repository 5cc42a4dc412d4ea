import type { Runtime } from '../runtime.ts';
import { assembleConfig, type FileSections } from './assemble.ts';
import type { AwsConfig } from './aws-config.ts';
import type { IniDocument, IniValue } from './ini/document.ts';
import { defaultsHeader } from './ini/parse.ts';
import { readIniFile } from './ini/read-file.ts';
import { configFilePath, credentialsFilePath } from './paths.ts';

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
  return assembleConfig({
    configFile,
    credentialsFile,
    config: readSections(runtime, configFile, { secret: false }),
    credentials: readSections(runtime, credentialsFile, { secret: true }),
  });
}

function readSections(
  runtime: Runtime,
  file: string | undefined,
  options: { readonly secret: boolean },
): FileSections {
  if (file === undefined) return { sections: [], defaults: new Map() };
  return sectionsOf(readIniFile(runtime, file, options));
}

/** `[DEFAULT]` is no section of its own: its keys stand in every other one. */
export function sectionsOf(document: IniDocument): FileSections {
  const defaults = new Map<string, IniValue>();
  for (const { header, entries } of document.sections) {
    if (header === defaultsHeader) for (const [key, { value }] of entries) defaults.set(key, value);
  }
  return { sections: document.sections.filter(({ header }) => header !== defaultsHeader), defaults };
}
