import { defaultsHeader } from '../../config/ini/parse.ts';
import { knownSessions } from '../../config/resolve.ts';
import { readSectionName } from '../../config/section-name.ts';
import { readDirectory } from '../../directory/directory-file.ts';
import type { Runtime } from '../../runtime.ts';
import { sessionKey } from '../../session/select-session.ts';
import { type ConfigFacts, iniSections, readConfigFacts } from '../config-facts.ts';
import type { Finding } from '../finding.ts';
import { awsFolder, filesIn, inspected, ownFolders, secretFolders } from '../kept-files.ts';
import { readOnlyRuntime } from '../read-only-runtime.ts';
import { knownSecrets } from './known-secrets.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { Redactor } from './redactor.ts';
import { type ReportedSection, reportSections } from './report-sections.ts';

/** A report to attach to an issue. */
export interface Bundle {
  readonly version: 1;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly programs: Readonly<Record<string, string>>;
  readonly findings: readonly unknown[];
  readonly config: readonly ReportedSection[];
  readonly credentials: readonly ReportedSection[];
  readonly files: readonly ReportedFile[];
  /** Those that are set, by name only. */
  readonly variables: readonly string[];
}

export interface ReportedFile {
  readonly path: string;
  readonly kind: string;
  readonly size: number;
  /** Octal, or `null` where modes mean nothing. */
  readonly mode: string | null;
  /** Seconds since it was last written. */
  readonly age: number;
  readonly isOwn: boolean | null;
}

export interface BundleOptions {
  readonly platform: NodeJS.Platform;
  /** Versions, and what the machine is. */
  readonly programs: Readonly<Record<string, string>>;
}

/**
 * Findings, config and a list of files, without a secret: names of profiles, sessions, accounts and roles, account ids, addresses and
 * folders have other names, the same thing always the same one. Values of keys that are not known to be harmless are left out.
 */
export function createBundle(
  original: Runtime,
  findings: readonly Finding[],
  { platform, programs }: BundleOptions,
): Bundle {
  const runtime = readOnlyRuntime(original);
  const config = readConfigFacts(runtime);
  const pseudonyms = new Pseudonyms();
  nameEverything(runtime, config, pseudonyms);
  const folders = [awsFolder(runtime), ...secretFolders(runtime), ...ownFolders(runtime, platform)];
  const redactor = new Redactor({
    pseudonyms,
    secrets: knownSecrets(runtime, config),
    homeDirectory: runtime.homeDirectory,
    knownFolders: [runtime.homeDirectory, ...folders],
  });
  const clean = (text: string): string => redactor.text(text);
  return {
    version: 1,
    madeAt: new Date(runtime.now()).toISOString(),
    programs,
    findings: findings.map(({ repair: _, ...finding }) => reported(finding, redactor)),
    config: reportSections(config.config, pseudonyms, clean, { isCredentials: false }),
    credentials: reportSections(config.credentials, pseudonyms, clean, { isCredentials: true }),
    files: filesIn(runtime, folders).flatMap((path) => reportedFile(runtime, path, redactor)),
    variables: Object.keys(runtime.env).filter(isTelling).toSorted(),
  };
}

/** Before anything is written, so that a name is also found where it stands in a text. */
function nameEverything(runtime: Runtime, { aws, config }: ConfigFacts, pseudonyms: Pseudonyms): void {
  for (const session of aws.sessions.keys()) pseudonyms.of('session', session);
  for (const { name, values } of [...aws.profiles.values(), ...aws.sessions.values()]) {
    pseudonyms.of('profile', name);
    for (const [kind, key] of keysOfNames) pseudonyms.of(kind, values.get(key) ?? '');
  }
  for (const session of knownSessions(aws)) {
    pseudonyms.of('start-url', session.startUrl);
    for (const account of readDirectory(runtime, session)?.accounts ?? []) {
      pseudonyms.of('account', account.accountId);
      pseudonyms.of('account-name', account.accountName);
      pseudonyms.of('email', account.emailAddress);
      for (const role of account.roles) pseudonyms.of('role', role);
    }
    pseudonyms.of('session', sessionKey(session));
  }
  const { AWS_PROFILE: active = '', AWS_DEFAULT_PROFILE: older = '' } = runtime.env;
  for (const name of [active, older]) pseudonyms.of('profile', name);
  for (const { header } of iniSections(config))
    if (header !== defaultsHeader && readSectionName(header) === undefined) pseudonyms.of('section', header);
}

const keysOfNames = [
  ['start-url', 'sso_start_url'],
  ['account', 'sso_account_id'],
  ['role', 'sso_role_name'],
  ['session', 'sso_session'],
] as const;

/** Check, code and severity are ours, and stay. */
function reported(finding: Omit<Finding, 'repair'>, redactor: Redactor): unknown {
  const { check, code, severity, line, ...rest } = finding;
  const hosted = 'host' in finding.data ? { host: redactor.host(finding.data.host) } : {};
  const data = redactor.data(rest.data);
  return {
    check,
    code,
    severity,
    subject: 'host' in hosted ? hosted.host : redactor.text(rest.subject),
    file: rest.file === undefined ? null : redactor.path(rest.file),
    line: line ?? null,
    data: { ...(data as object), ...hosted },
  };
}

function reportedFile(runtime: Runtime, path: string, redactor: Redactor): readonly ReportedFile[] {
  const facts = inspected(runtime, path);
  if (typeof facts !== 'object') return [];
  const { kind, size, mode, modified, isOwn } = facts;
  const age = Math.round((runtime.now() - modified) / 1000);
  const octal = mode?.toString(8).padStart(4, '0') ?? null;
  return [{ path: redactor.path(path), kind, size, mode: octal, age, isOwn: isOwn ?? null }];
}

/** Variables that this program or AWS CLI reads. */
function isTelling(name: string): boolean {
  return /^(?:AWS|SSO|XDG|NODE|SSL|GRANTED|SAML2AWS)_|^AWSUME?_|_proxy$|^(?:SHELL|TERM|SSH_CONNECTION|CI)$/i.test(
    name,
  );
}
