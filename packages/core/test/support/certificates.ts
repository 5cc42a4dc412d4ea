import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

export interface TestAuthority {
  /** The authority's own certificate, as a CA bundle holds it. */
  readonly pem: string;
  issue(host: string): Promise<ServerCertificate>;
}

export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const validity = { notBefore: new Date('2020-01-01'), notAfter: new Date('2049-01-01') };
const authorityName = 'CN=Authority of a test';

/** A certificate authority that no machine trusts by itself. */
export async function createTestAuthority(): Promise<TestAuthority> {
  const authorityKeys = await generateKeys();
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: authorityName,
    keys: authorityKeys,
    signingAlgorithm: keyAlgorithm,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  return {
    pem: authority.toString('pem'),
    issue: async (host) => {
      const keys = await generateKeys();
      const certificate = await X509CertificateGenerator.create({
        ...validity,
        subject: `CN=${host}`,
        issuer: authorityName,
        publicKey: keys.publicKey,
        signingKey: authorityKeys.privateKey,
        signingAlgorithm: keyAlgorithm,
        extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: host }])],
      });
      return { key: await privateKeyPem(keys.privateKey), cert: certificate.toString('pem') };
    },
  };
}

function generateKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']) as Promise<CryptoKeyPair>;
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${bytes}\n-----END PRIVATE KEY-----\n`;
}
