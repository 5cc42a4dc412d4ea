import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import {
  bitString,
  booleanTrue,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  utcTime,
  utf8String,
} from './der.ts';

/** A certificate authority that exists in this process only. */
export interface CertificateAuthority {
  /** PEM. What a client has to trust. */
  readonly certificate: string;
  /** What a TLS server needs to answer for `hostname`; made at the first call and kept. */
  contextFor(hostname: string): SecureContext;
}

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

interface CertificateContents {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
}

const authorityName = 'IAM Identity Center emulator';
const day = 86_400_000;

/** Verifiers go by the machine's clock, so certificates do, too: from yesterday, for 90 days. */
export function createCertificateAuthority(): CertificateAuthority {
  const authority = newKeyPair();
  const leaf = newKeyPair();
  const key = leaf.privateKey.export({ type: 'pkcs8', format: 'pem' });
  const contexts = new Map<string, SecureContext>();
  const issue = (contents: CertificateContents) => issueCertificate(contents, authority.privateKey);
  return {
    certificate: issue({
      subject: authorityName,
      publicKey: authority.publicKey,
      extensions: authorityExtensions(authority.publicKey),
    }),
    contextFor: (hostname) => {
      const known = contexts.get(hostname);
      if (known !== undefined) return known;
      const extensions = serverExtensions(hostname, leaf.publicKey, authority.publicKey);
      const cert = issue({ subject: 'Emulated AWS host', publicKey: leaf.publicKey, extensions });
      const context = createSecureContext({ key, cert });
      contexts.set(hostname, context);
      return context;
    },
  };
}

function newKeyPair(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1 */
function issueCertificate(
  { subject, publicKey, extensions }: CertificateContents,
  signer: KeyObject,
): string {
  const signatureAlgorithm = sequence(objectIdentifier('1.2.840.10045.4.3.2')); // ecdsa-with-SHA256
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.of(2))), // version 3
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    signatureAlgorithm,
    commonName(authorityName),
    sequence(utcTime(new Date(Date.now() - day)), utcTime(new Date(Date.now() + 90 * day))),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensions)),
  );
  const certificate = sequence(toBeSigned, signatureAlgorithm, bitString(sign('sha256', toBeSigned, signer)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function commonName(name: string): Buffer {
  return sequence(set(sequence(objectIdentifier('2.5.4.3'), utf8String(name))));
}

function authorityExtensions(publicKey: KeyObject): readonly Buffer[] {
  return [
    extension('2.5.29.19', sequence(booleanTrue), 'critical'), // basicConstraints: a CA
    extension('2.5.29.15', bitString(Buffer.of(0b0000_0110), 1), 'critical'), // keyUsage: keyCertSign, cRLSign
    extension('2.5.29.14', octetString(keyIdentifier(publicKey))), // subjectKeyIdentifier
  ];
}

function serverExtensions(hostname: string, publicKey: KeyObject, authority: KeyObject): readonly Buffer[] {
  return [
    extension('2.5.29.19', sequence(), 'critical'), // basicConstraints: no CA
    extension('2.5.29.15', bitString(Buffer.of(0b1000_0000), 7), 'critical'), // keyUsage: digitalSignature
    extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))), // extKeyUsage: serverAuth
    extension('2.5.29.17', sequence(implicit(2, Buffer.from(hostname)))), // subjectAltName: dNSName
    extension('2.5.29.14', octetString(keyIdentifier(publicKey))), // subjectKeyIdentifier
    extension('2.5.29.35', sequence(implicit(0, keyIdentifier(authority)))), // authorityKeyIdentifier
  ];
}

function extension(identifier: string, value: Buffer, critical?: 'critical'): Buffer {
  const flag = critical ? [booleanTrue] : [];
  return sequence(objectIdentifier(identifier), ...flag, octetString(value));
}

/** RFC 7093 §2: 160 bits of a SHA-256 of the key. */
function keyIdentifier(publicKey: KeyObject): Buffer {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest().subarray(0, 20);
}
