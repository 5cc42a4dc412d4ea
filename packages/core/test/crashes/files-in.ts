import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What is in the home, by path; what a killed process may leave beside it is apart. */
export function filesIn(home: string) {
  const paths = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const left = paths.filter((path) => /\.(tmp|lock|takeover)$/.test(path));
  const whole = paths.filter((path) => !left.includes(path));
  const content: Record<string, string> = {};
  for (const path of whole.toSorted()) content[path.slice(home.length)] = readFileSync(path, 'utf8');
  return { left: left.map((path) => basename(path)), content };
}
