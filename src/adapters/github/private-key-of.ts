import { Failure } from '#src/ports/failure.ts'

/** AlgorithmIdentifier of RSA (RFC 8017, A.1), after version 0 of PrivateKeyInfo (RFC 5208, 5). */
const RSA = [
  0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
]

/**
 * The private key of an App as PKCS#8, the one form that every runtime takes: GitHub hands it out as PKCS#1, and Workers do not
 * know that.
 * @throws Failure when the text is no such key; it shows nothing of it
 */
export function privateKeyOf(pem: string): string {
  const [, kind, base64] =
    /^-----BEGIN ((?:RSA )?PRIVATE KEY)-----([^-]+)-----END \1-----$/.exec(pem.trim()) ?? []
  if (kind === undefined || base64 === undefined) throw unreadable(faultOf(pem))
  const bytes = decode(base64)
  return toPem(kind === 'PRIVATE KEY' ? bytes : sequence([...RSA, ...element(0x04, bytes)]))
}

function unreadable(fault: string): Failure {
  return new Failure({
    system: 'github',
    code: 'unauthorized',
    message: `GITHUB_APP_PRIVATE_KEY cannot be read: ${fault}. Set the whole .pem file that GitHub made for the App.`,
  })
}

function faultOf(pem: string): string {
  if (/BEGIN OPENSSH/.test(pem)) return 'it is an OpenSSH key'
  if (/ENCRYPTED/.test(pem)) return 'it is encrypted with a password'
  if (/BEGIN (CERTIFICATE|(RSA )?PUBLIC KEY)/.test(pem)) return 'it is a public key or a certificate'
  if (/BEGIN/.test(pem)) return 'it is cut off, or not a whole PEM block'
  return 'it does not begin with -----BEGIN RSA PRIVATE KEY----- or -----BEGIN PRIVATE KEY-----'
}

function decode(base64: string): number[] {
  try {
    return [...atob(base64.replace(/\s/g, ''))].map((character) => character.charCodeAt(0))
  } catch {
    throw unreadable('it is cut off, or holds characters that are not base64')
  }
}

function sequence(content: readonly number[]): number[] {
  return element(0x30, content)
}

/** Tag, length, content, as DER has them (X.690, 8.1). */
function element(tag: number, content: readonly number[]): number[] {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return [tag, ...size, ...content]
}

function toPem(bytes: readonly number[]): string {
  const lines = btoa(String.fromCharCode(...bytes)).match(/.{1,64}/g) ?? []
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----'].join('\n')
}
