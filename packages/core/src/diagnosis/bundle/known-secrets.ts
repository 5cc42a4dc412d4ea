import { objectOf } from '../../narrow.ts';
import type { Runtime } from '../../runtime.ts';
import { cacheFileState } from '../checks/cache-files.ts';
import { type ConfigFacts, iniSections } from '../config-facts.ts';
import { filesIn, secretFolders } from '../kept-files.ts';

const secretName = /secret|token|password|key|credential|code/i;

/** Shorter ones are words that may stand anywhere. */
const shortest = 8;

/** Every value on this machine that must not be in a report, whatever way it may have got there. */
export function knownSecrets(runtime: Runtime, config: ConfigFacts): readonly string[] {
  const sections = [...iniSections(config.config), ...iniSections(config.credentials)];
  const inSections = sections.flatMap(({ entries }) =>
    [...entries].map(([key, { value }]) => (secretName.test(key) && typeof value === 'string' ? value : '')),
  );
  const inFiles = filesIn(runtime, secretFolders(runtime)).flatMap((path) => {
    const content = cacheFileState(runtime, path);
    return typeof content === 'object' ? secretsIn(content) : [];
  });
  const inEnvironment = Object.entries(runtime.env).flatMap(([name, value = '']) =>
    /proxy/i.test(name) ? passwordsIn(value) : secretName.test(name) ? [value] : [],
  );
  const all = new Set([...inSections, ...inFiles, ...inEnvironment]);
  return [...all].filter(({ length }) => length >= shortest).toSorted((a, b) => b.length - a.length);
}

function secretsIn(content: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(content).flatMap(([name, value]) => {
    if (typeof value === 'string') return secretName.test(name) ? [value] : [];
    const inner = objectOf(value);
    return inner === undefined ? [] : secretsIn(inner);
  });
}

function passwordsIn(proxy: string): readonly string[] {
  const user = /^(?:\w+:\/\/)?([^@/]+)@/.exec(proxy)?.[1];
  return user === undefined ? [] : [user, ...user.split(':')];
}
