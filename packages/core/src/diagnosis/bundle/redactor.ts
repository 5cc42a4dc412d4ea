import { basename, extname } from 'node:path';
import { isLoopbackHost } from '../../endpoints/loopback-host.ts';
import { partitions } from '../../endpoints/partitions.ts';
import { SsoError } from '../../errors.ts';
import { objectOf } from '../../narrow.ts';
import { isKnownKey } from './known-keys.ts';
import type { NameKind, Pseudonyms } from './pseudonyms.ts';

/** What stands for a secret, and for a text that anything may be in. */
const redacted = '[redacted]';
export const leftOut = '[left out]';

const namedMembers: Readonly<Record<string, NameKind>> = {
  profile: 'profile',
  profiles: 'profile',
  defaultProfile: 'profile',
  near: 'profile',
  session: 'session',
  profileSession: 'session',
  header: 'section',
  accountId: 'account',
  roleName: 'role',
  startUrl: 'start-url',
};

/** Members that quote a file or somebody's answer. */
const freeMembers = /^(?:text|value|profileValue|sessionValue|description|endpoint|roleArn)$/;

/** Entries of `NO_PROXY` that tell nothing of an organization. */
const ofEverybody = /^(?:\*|\.?(?:amazonaws\.(?:com|com\.cn|eu)|awsapps\.com|app\.aws))$/;

export const regionForm: RegExp = /^[a-z]{2,5}(?:-[a-z]{2,9}){1,3}-\d$/;

/** What looks like a key or a token, should it be one that nobody knows of. SHA-1 names of cache files have been replaced before. */
const secretForms = /\b(?:AKIA|ASIA)[A-Z0-9]{8,}\b|\beyJ[\w.-]{8,}|[A-Za-z0-9+/_=-]{40,}/g;
const cacheName = /\b[0-9a-f]{40}\b/g;
const accountId = /(?<!\d)\d{12}(?!\d)/g;
const email = /[^\s"'<>:,;@/]+@[^\s"'<>:,;@/]+\.[^\s"'<>:,;@/]+/g;
const webAddress = /https?:\/\/[^\s"'<>]+/g;

const usualName =
  /^\.?(?:(?:sso\.)?config|credentials|choices-[\d-]+|file-\d+|session|\.?(?:bash|zsh|tcsh|csh)rc|\.?(?:bash_|z)?(?:profile|login)|zshenv)(?:\.(?:json|jsonl|yaml|yml|db|lock|takeover|failure|partial|tmp))*$/;

export interface RedactorOptions {
  readonly pseudonyms: Pseudonyms;
  /** The longest first. */
  readonly secrets: readonly string[];
  readonly homeDirectory: string;
  /** Folders of which the names may be told. */
  readonly knownFolders: readonly string[];
}

/** Takes from texts and data what is secret, and replaces what tells whose they are. */
export class Redactor {
  readonly #options: RedactorOptions;

  constructor(options: RedactorOptions) {
    this.#options = options;
  }

  /** Data as JSON holds it: members keep their names, texts are cleaned one by one, errors become their code and data. */
  data(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.data(item));
    if (value instanceof SsoError) return { code: value.code, data: this.data(value.data) };
    const members = Object.entries(objectOf(value) ?? {}).filter(([, member]) => member !== undefined);
    return Object.fromEntries(members.map(([name, member]) => [name, this.#member(name, member)]));
  }

  /** By the names that all our data has for its members: also a name that nothing else on this machine has is replaced. */
  #member(name: string, value: unknown): unknown {
    const kind = namedMembers[name];
    if (kind !== undefined && typeof value === 'string') return this.#options.pseudonyms.of(kind, value);
    if (kind !== undefined && Array.isArray(value)) return value.map((item) => this.#member(name, item));
    if (name === 'keys' && Array.isArray(value)) return value.map((key) => (isKnownKey(key) ? key : leftOut));
    if (name === 'region' && typeof value === 'string' && !regionForm.test(value)) return leftOut;
    if (name === 'entry' && typeof value === 'string')
      return ofEverybody.test(value) ? value : this.host(value);
    const isFree = freeMembers.test(name) || (name === 'reason' && !/^[\w-]{1,40}$/.test(String(value)));
    return isFree && typeof value === 'string' ? leftOut : this.data(value);
  }

  text(text: string): string {
    if (/^(?:[/~]|[A-Za-z]:[\\/])/.test(text)) return this.path(text);
    const { pseudonyms, secrets } = this.#options;
    const shown = secrets.reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
    return pseudonyms
      .in(shown)
      .replace(webAddress, (url) => this.#address(url))
      .replace(email, (address) => pseudonyms.of('email', address))
      .replace(accountId, (id) => pseudonyms.of('account', id))
      .replace(cacheName, (name) => pseudonyms.of('file', name))
      .replace(secretForms, redacted);
  }

  /** A folder that the person has named may tell for whom they work. */
  path(path: string): string {
    const { homeDirectory, knownFolders } = this.#options;
    const known = knownFolders.find((folder) => path === folder || path === `${folder}/${basename(path)}`);
    const folder = known?.startsWith(homeDirectory) ? `~${known.slice(homeDirectory.length)}` : '...';
    return path === known ? folder : `${folder}/${this.#fileName(basename(path))}`;
  }

  /** A file's own name may tell something too, unless it is one that everybody has. */
  #fileName(name: string): string {
    const { pseudonyms } = this.#options;
    const shown = name
      .replace(cacheName, (hash) => pseudonyms.of('file', hash))
      .replace(/^\.(.+)~[0-9a-f]{12}~\d+~\d*~[0-9a-f]+\.tmp$/, '.$1.tmp');
    return usualName.test(shown) ? shown : pseudonyms.of('file', name) + extname(name);
  }

  /** A host of AWS itself says nothing; an organization's own does. */
  host(host: string): string {
    const name = host.replace(/:\d+$/, '');
    return isLoopbackHost(name) || isOfAws(name) ? host : this.#options.pseudonyms.of('host', host);
  }

  #address(url: string): string {
    if (!URL.canParse(url)) return redacted;
    const { protocol, host, hostname } = new URL(url);
    const isService = isLoopbackHost(hostname) || isOfAws(hostname);
    return isService ? `${protocol}//${host}` : this.#options.pseudonyms.of('start-url', url);
  }
}

/** Such as `oidc.us-east-1.amazonaws.com`; not `example.awsapps.com`. */
function isOfAws(host: string): boolean {
  return partitions.some(({ dnsSuffix, dualStackDnsSuffix }) =>
    [dnsSuffix, dualStackDnsSuffix].some((suffix) =>
      new RegExp(`^(?:oidc|portal\\.sso|sts)(?:-fips)?\\.[\\w-]+\\.${suffix.replaceAll('.', '\\.')}$`).test(
        host,
      ),
    ),
  );
}
