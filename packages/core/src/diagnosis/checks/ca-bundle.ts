import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { SsoError } from '../../errors.ts';
import type { Runtime } from '../../runtime.ts';
import type { Check } from '../check.ts';
import type { Found } from '../finding.ts';

/** Files with certificate authorities that variables or profiles name. */
export const caBundle: Check = {
  id: 'ca-bundle',
  run: async ({ runtime, config: { aws } }) => {
    const { env } = runtime;
    const variables = ['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE'];
    const named = variables.map((name) => [name, env[name]] as const);
    const profiles = [...aws.profiles.values()].map(
      ({ name, values }) => [`[profile ${name}] ca_bundle`, values.get('ca_bundle')] as const,
    );
    return [...named, ...profiles].flatMap(([source, file]): readonly Found[] => {
      const path = file && expandHome(file, runtime.homeDirectory);
      const reason = path ? whyUnusable(runtime, path) : undefined;
      if (!path || reason === undefined) return [];
      const data = { source, reason };
      return [{ code: 'ca-bundle-unusable', severity: 'error', subject: source, file: path, data }];
    });
  },
};

function expandHome(path: string, homeDirectory: string): string {
  return path.startsWith('~/') ? join(homeDirectory, path.slice(2)) : path;
}

const pemCertificate = /-----BEGIN [A-Z ]*CERTIFICATE-----[^-]+-----END [A-Z ]*CERTIFICATE-----/g;

/** `missing`, `no-certificate`, `not-pem` for one certificate in DER, or why the file cannot be read. */
function whyUnusable(runtime: Runtime, path: string): string | undefined {
  try {
    const bytes = runtime.files.read(path);
    if (bytes === undefined) return 'missing';
    const certificates = new TextDecoder('latin1').decode(bytes).match(pemCertificate) ?? [];
    if (certificates.some(isCertificate)) return undefined;
    return isCertificate(bytes) ? 'not-pem' : 'no-certificate';
  } catch (error) {
    if (SsoError.is(error, 'file-unreadable')) return error.data.reason;
    throw error;
  }
}

function isCertificate(content: string | Uint8Array): boolean {
  try {
    return new X509Certificate(content).raw.length > 0;
  } catch {
    return false;
  }
}
