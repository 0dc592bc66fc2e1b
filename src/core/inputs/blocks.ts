/** Keys in a block, on average. */
const KEYS = 128

/**
 * Cuts a list into blocks of about 128 keys; an empty list is one empty block. Each cut is chosen by the key that it stands
 * before, so that a row more or less changes the block it is in and none of those that follow.
 */
export function blocks<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  let block: Row[] = []
  const all = [block]
  let last: string | null = null
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== last && block.length > 0 && hash(key) % KEYS === 0) {
      block = []
      all.push(block)
    }
    block.push(row)
    last = key
  }
  return all
}

/** FNV-1a: a whole number from 0 on, spread evenly. */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
  }
  // The low bits alone depend on the low bits of the text alone.
  return (sum ^ (sum >>> 15)) >>> 0
}
