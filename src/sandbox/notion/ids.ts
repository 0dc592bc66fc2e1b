import { createHash } from 'node:crypto'

/** The next dashed UUID of a workspace: the same steps give the same ids. */
export function newId(state: { made: number }): string {
  state.made += 1
  const hex = digest(`notion ${state.made}`)
  return dash(`${hex.slice(0, 12)}4${hex.slice(13, 16)}8${hex.slice(17, 32)}`)
}

/** An id as people paste it, with or without dashes, in the form that answers use; null when it is no UUID. */
export function normalizeId(id: string): string | null {
  const hex = id.replaceAll('-', '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(hex) ? dash(hex) : null
}

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const special = ':;?@[]^{|}\\`=<>'

/** Four characters, as Notion gives a property. Every other id has one that must be encoded in URLs. */
export function newPropertyId(state: { made: number }, taken: ReadonlySet<string>): string {
  for (;;) {
    state.made += 1
    const bytes = Buffer.from(digest(`property ${state.made}`), 'hex')
    const letters = [...bytes.subarray(0, 4)].map((byte) => plain[byte % plain.length])
    if (state.made % 2 === 0)
      letters[state.made % 4 === 0 ? 0 : 2] = special[(bytes[4] ?? 0) % special.length]
    const id = letters.join('')
    if (!taken.has(id)) return id
  }
}

/** The first 32 hex digits of a hash. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

function dash(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
