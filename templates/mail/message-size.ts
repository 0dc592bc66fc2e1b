const encoder = new TextEncoder()

/** Bytes of a part as UTF-8. */
export function byteSize(part: string): number {
  return encoder.encode(part).length
}

/**
 * About the bytes that a part takes in a message: quoted-printable writes `=` and each byte beyond ASCII as three
 * and breaks lines at 76.
 */
export function messageSize(part: string): number {
  const bytes = encoder.encode(part)
  let coded = 0
  for (const byte of bytes) coded += byte > 126 || byte === 61 ? 3 : 1
  return Math.ceil(coded * (1 + 3 / 76))
}
