import type { AwsConfig } from '../config/aws-config.ts';
import { accountAccessScope, type NamedSession } from '../session/session.ts';
import type { UnplacedFinding } from './finding.ts';
import type { Declaration } from './read-file.ts';
import { requireNoFindings } from './read-found.ts';

/** The sessions of all files, each name once: the person's own file comes first. */
export function declaredSessions(declarations: readonly Declaration[]): readonly NamedSession[] {
  const found = new Map<string, NamedSession>();
  for (const { content } of declarations) {
    for (const { name, startUrl, region, registrationScopes } of content.sessions ?? []) {
      const scopes = registrationScopes ?? [accountAccessScope];
      if (!found.has(name)) found.set(name, { kind: 'named', name, startUrl, region, scopes });
    }
  }
  return [...found.values()];
}

/**
 * Refuses a session that a file declares otherwise than the person has it: what signs in where is not for a file to change that may
 * be a stranger's.
 * @throws SsoError `declaration-invalid`
 */
export async function requireAgreement(
  declarations: readonly Declaration[],
  config: AwsConfig,
  session: string,
): Promise<void> {
  for (const { declaration, findings } of contradictions(declarations, config)) {
    const ofSession = findings.filter(
      ({ problem }) => problem.kind === 'session-contradicts' && problem.session === session,
    );
    requireNoFindings(await declaration.locate(ofSession));
  }
}

/** A session as the person has it, and the file that says so. */
interface OwnSession {
  readonly startUrl: string | undefined;
  readonly region: string | undefined;
  readonly file: string;
}

/** Where a file names a session that `~/.aws/config` or a file before it has, and says something else about it. */
export function contradictions(
  declarations: readonly Declaration[],
  config: AwsConfig,
): readonly { readonly declaration: Declaration; readonly findings: readonly UnplacedFinding[] }[] {
  const own = new Map<string, OwnSession>();
  for (const [name, { values }] of config.sessions) {
    const [startUrl, region] = [values.get('sso_start_url'), values.get('sso_region')];
    own.set(name, { startUrl, region, file: config.configFile ?? '' });
  }
  return declarations.map((declaration) => {
    const findings = contradictionsOf(declaration, own);
    for (const { name, startUrl, region } of declaration.content.sessions ?? []) {
      if (!own.has(name)) own.set(name, { startUrl, region, file: declaration.file });
    }
    return { declaration, findings };
  });
}

function contradictionsOf(
  { content }: Declaration,
  own: ReadonlyMap<string, OwnSession>,
): readonly UnplacedFinding[] {
  return (content.sessions ?? []).flatMap((session, index) => {
    const present = own.get(session.name);
    return (['startUrl', 'region'] as const).flatMap((key): readonly UnplacedFinding[] => {
      const value = present?.[key];
      if (present === undefined || value === undefined || isSame(value, session[key])) return [];
      const { name } = session;
      return [
        {
          path: ['sessions', index, key],
          at: 'value',
          problem: { kind: 'session-contradicts', session: name, own: present.file, key, value },
        },
      ];
    });
  });
}

/** A start URL may be written with or without `#/` at its end. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => text.replace(/[#/]+$/, '').toLowerCase());
  return first === second;
}
