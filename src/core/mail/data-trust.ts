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

/** Fits what a column's finding has to say: what depends on it, and how it is mended. */
const LONGEST = 320

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
  /**
   * What needs a person: columns first, since rows of all kinds may depend on one, then those whose mend unlocks the most, then
   * those that keep a key result from being scored.
   */
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
      .toSorted(
        (a, b) =>
          Number(isOfColumn(b)) - Number(isOfColumn(a)) ||
          (b.unlocks ?? 0) - (a.unlocks ?? 0) ||
          rank(a, scores) - rank(b, scores),
      )
      .map(({ title, pageId, database, message, mend, unlocks = 0 }) => ({
        title: cleanText(title ?? '', 100),
        url: urls.get(pageId ?? '') ?? '',
        database,
        message: cleanText(message, LONGEST),
        mend: cleanText(mend, LONGEST),
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

function isOfColumn({ pageId, property }: Finding): boolean {
  return pageId === null && property !== null
}

/** A whole database first, then what keeps a key result from being scored, then other key results, then the rest. */
function rank({ pageId }: Finding, scores: ReadonlyMap<string, number | null>): number {
  if (pageId === null) return 0
  const score = scores.get(pageId)
  if (score === undefined) return 3
  return score === null ? 1 : 2
}
