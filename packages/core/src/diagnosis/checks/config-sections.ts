import { defaultsHeader } from '../../config/ini/parse.ts';
import { readSectionName } from '../../config/section-name.ts';
import type { Check } from '../check.ts';
import type { IniFacts } from '../config-facts.ts';
import type { Found } from '../finding.ts';

/** Sections and values that are read otherwise than they look. */
export const configSections: Check = {
  id: 'config-sections',
  run: async ({ config: { config, credentials } }) => [
    ...(config.kind === 'read' ? [...names(config.facts), ...contents(config.facts)] : []),
    ...(credentials.kind === 'read' ? defaults(credentials.facts) : []),
  ],
};

/** Headers that AWS CLI passes over, and two that mean the same, of which only the later one counts. */
function names({ path, document, lineOf }: IniFacts): readonly Found[] {
  const firstLines = new Map<string, number>();
  const found: Found[] = [];
  for (const { header, start } of document.sections) {
    if (header === defaultsHeader) continue;
    const place = { severity: 'warning', subject: `[${header}]`, file: path } as const;
    const meant = readSectionName(header);
    if (meant === undefined) {
      if (looksMeant(header))
        found.push({ ...place, code: 'section-ignored', line: lineOf(start), data: { header } });
      continue;
    }
    const id = JSON.stringify([meant.kind, meant.name]);
    const firstLine = firstLines.get(id);
    if (firstLine === undefined) firstLines.set(id, lineOf(start));
    else {
      const data = { kind: meant.kind, name: meant.name, firstLine };
      found.push({ ...place, code: 'section-twice', line: lineOf(start), data });
    }
  }
  return found;
}

/** Other programs have sections of their own in there, such as `[plugins]`. */
function looksMeant(header: string): boolean {
  return (
    /^\s*(?:profile|sso-session|sso_session|services)\b/i.test(header) || !/\s|plugins|preview/.test(header)
  );
}

function contents(facts: IniFacts): readonly Found[] {
  return [...defaults(facts), ...comments(facts)];
}

function defaults({ path, document, lineOf }: IniFacts): readonly Found[] {
  return document.sections
    .filter(({ header, entries }) => header === defaultsHeader && entries.size > 0)
    .map(({ start, entries }): Found => {
      const place = { severity: 'warning', subject: '[DEFAULT]', file: path, line: lineOf(start) } as const;
      return { ...place, code: 'defaults-section', data: { keys: [...entries.keys()] } };
    });
}

/** Keys whose values never hold ` #` or ` ;`: what follows there was meant as a comment. */
const plainKeys = ['region', 'sso_region', 'sso_account_id', 'sso_start_url', 'output', 'sso_session'];

function comments({ path, document, lineOf }: IniFacts): readonly Found[] {
  return document.sections.flatMap(({ header, entries }) =>
    plainKeys.flatMap((key): readonly Found[] => {
      const entry = entries.get(key);
      if (typeof entry?.value !== 'string' || !/\s[#;]/.test(entry.value)) return [];
      const data = { section: header, key };
      const line = lineOf(entry.start);
      return [
        { code: 'comment-in-value', severity: 'error', subject: `[${header}]`, file: path, line, data },
      ];
    }),
  );
}
