import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SsoError } from '../errors.ts';

const pemCertificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM file. Node ignores what it cannot read there without a word, and then trusts nobody, so
 * that every connection fails for a reason that does not name the file.
 * @throws SsoError `ca-bundle-unusable` where the file cannot be read or holds no certificate
 */
export function readCaBundle(file: string): readonly string[] {
  const certificates = (readBundle(file).match(pemCertificate) ?? []).filter(isCertificate);
  if (certificates.length === 0) {
    throw new SsoError('ca-bundle-unusable', { file, reason: 'no-certificate' });
  }
  return certificates;
}

function readBundle(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new SsoError('ca-bundle-unusable', { file, reason }, { cause: error });
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
