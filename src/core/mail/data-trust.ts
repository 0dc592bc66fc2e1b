import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { DatabaseKind, Finding } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A finding as mail shows it. */
export interface FindingLine {
  /** The row's title; empty: it is about a whole database. */
  readonly title: string
  /** Empty: it is about no row that has a page. */
  readonly url: string
  readonly database: DatabaseKind | null
  readonly message: string
  readonly mend: string
  /** How many key results its mend would let be scored or aligned. */
  readonly unlocks: number
}

/** How far the numbers can be trusted. The four counts add up to the key results shown. */
export interface DataTrust {
  /** The number came from Linear or GitHub in this run. */
  readonly measured: number
  /** A person typed the number. */
  readonly typed: number
  /** It should have been measured and its source could not be read. */
  readonly sourceUnknown: number
  /** Nobody has recorded a number yet. */
  readonly noValue: number
  /** What needs a person; those whose mend unlocks the most first, then those that keep a key result from being scored. */
  readonly findings: readonly FindingLine[]
}

/**
 * @param keyResults those that the digest is about
 * @param findings those about rows that the digest is about, or about no row at all
 * @param urls page id to link
 */
export function dataTrust(
  keyResults: readonly KeyResultResult[],
  findings: readonly Finding[],
  urls: ReadonlyMap<string, string>,
): DataTrust {
  const counts = { measured: 0, typed: 0, sourceUnknown: 0, noValue: 0 }
  for (const result of keyResults) counts[originOf(result)] += 1
  const scores = new Map(keyResults.map(({ id, score }) => [id, score]))
  return {
    ...counts,
    findings: findings
      .filter(({ level }) => level === 'mend')
      .toSorted((a, b) => (b.unlocks ?? 0) - (a.unlocks ?? 0) || rank(a, scores) - rank(b, scores))
      .map(({ title, pageId, database, message, mend, unlocks = 0 }) => ({
        title: cleanText(title ?? '', 100),
        url: urls.get(pageId ?? '') ?? '',
        database,
        message: cleanText(message, 240),
        mend: cleanText(mend, 240),
        unlocks,
      })),
  }
}

function originOf({
  measurement,
  current,
}: KeyResultResult): 'measured' | 'typed' | 'sourceUnknown' | 'noValue' {
  if (measurement?.kind === 'value') return 'measured'
  if (measurement?.kind === 'unknown') return 'sourceUnknown'
  return current === null ? 'noValue' : 'typed'
}

/** A whole database first, then what keeps a key result from being scored, then other key results, then the rest. */
function rank({ pageId }: Finding, scores: ReadonlyMap<string, number | null>): number {
  if (pageId === null) return 0
  const score = scores.get(pageId)
  if (score === undefined) return 3
  return score === null ? 1 : 2
}
