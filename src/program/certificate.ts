import 'reflect-metadata';
import { webcrypto } from 'node:crypto';

import {
  BasicConstraintsExtension,
  cryptoProvider,
  Extension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';

/** What a local server needs, and what the computer must trust for it; all in PEM. */
export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** No browser asks more of a certificate than Apple: 825 days. */
const DAYS = 820;
const NAME_CONSTRAINTS = '2.5.29.30';
const SERVER = '1.3.6.1.5.5.7.3.1';

/**
 * Makes an authority that can vouch for `localhost` and 127.0.0.1 and for nothing else (name constraints, RFC 5280 4.2.1.10), and a
 * certificate by it. Its key is thrown away: nobody can ever make another certificate with it.
 * @param names of the certificate; only tests ask for others, to see them refused
 */
export async function makeCertificates(
  now: Date,
  names: readonly string[] = ['localhost', '127.0.0.1'],
): Promise<Certificates> {
  cryptoProvider.set(webcrypto as unknown as Crypto);
  const make = (): Promise<CryptoKeyPair> =>
    webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as unknown as Promise<CryptoKeyPair>;
  const [authorityKeys, keys] = [await make(), await make()];
  const notBefore = new Date(now.getTime() - 86_400_000);
  const notAfter = new Date(now.getTime() + DAYS * 86_400_000);
  const name = 'CN=Sanbiao localhost, O=Sanbiao 三表助手';
  const authority = await X509CertificateGenerator.createSelfSigned({
    name,
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    keys: authorityKeys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new ExtendedKeyUsageExtension([SERVER]),
      new Extension(NAME_CONSTRAINTS, true, onlyThisComputer()),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    subject: 'CN=localhost',
    issuer: name,
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([SERVER]),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: /^[\d.]+$/u.test(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
    ],
  });
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey as unknown as webcrypto.CryptoKey);
  return { authority: pem(authority), certificate: pem(certificate), key: pemKey(key) };
}

/** The constraint in DER: of names only `localhost`, of addresses only 127.0.0.1 with the whole mask. */
function onlyThisComputer(): Uint8Array<ArrayBuffer> {
  const subtree = (tag: number, content: readonly number[]): number[] => {
    const base = [tag, content.length, ...content];
    return [0x30, base.length, ...base];
  };
  const permitted = [
    ...subtree(0x82, [...Buffer.from('localhost', 'latin1')]),
    ...subtree(0x87, [127, 0, 0, 1, 255, 255, 255, 255]),
  ];
  const subtrees = [0xa0, permitted.length, ...permitted];
  return Uint8Array.from([0x30, subtrees.length, ...subtrees]);
}

const pem = (certificate: X509Certificate): string => `${certificate.toString('pem')}\n`;

function pemKey(key: ArrayBuffer): string {
  const lines =
    Buffer.from(key)
      .toString('base64')
      .match(/.{1,64}/gu) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
}
