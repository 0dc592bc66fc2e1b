export interface Folded<T> {
  readonly shown: readonly T[]
  /** `and 12 more in Notion.`; empty: all are shown. */
  readonly more: string
}

/** The first few, and in words how many are left. */
export function fold<T>(all: readonly T[], most: number): Folded<T> {
  const hidden = all.length - most
  if (hidden <= 0) return { shown: all, more: '' }
  return { shown: all.slice(0, most), more: `and ${hidden} more in Notion.` }
}
