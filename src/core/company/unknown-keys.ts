import type { CompanyFinding } from './company-score.ts'
import { nearestWord } from './nearest-word.ts'
import type { Row } from './read-fields.ts'
import { shownValue } from './shown-value.ts'

export interface UnknownKeys {
  /** Looks a row through for keys that its kind does not have. */
  look(kind: string, known: object, row: Row, pathOf: () => string): void
  /** Each key once, at the first row that has it. */
  findings(): readonly CompanyFinding[]
}

interface Seen {
  readonly kind: string
  readonly known: object
  readonly key: string
  readonly path: string
  count: number
}

/** Collects the keys that no rule reads, since a slip of the hand is easily missed where the rest is read. */
export function createUnknownKeys(): UnknownKeys {
  const seen = new Map<string, Seen>()
  return {
    look(kind, known, row, pathOf) {
      for (const key in row) {
        if (Object.hasOwn(known, key)) continue
        const name = `${kind} ${key}`
        const before = seen.get(name)
        if (before === undefined) seen.set(name, { kind, known, key, path: pathOf(), count: 1 })
        else before.count += 1
      }
    },
    findings: () => [...seen.values()].map(toFinding),
  }
}

function toFinding({ kind, known, key, path, count }: Seen): CompanyFinding {
  const meant = nearestWord(key, Object.keys(known))
  const others = count === 1 ? '' : ` Found ${count} times, here first.`
  return {
    code: 'unknown_key',
    level: 'info',
    path,
    id: null,
    title: null,
    property: key,
    message: `${shownValue(key)} is no key of ${kind} that is read.${others}`,
    mend: meant === null ? 'Nothing if it is a note of your own.' : `If ${meant} is meant, write it so.`,
  }
}
