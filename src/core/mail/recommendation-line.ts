import type { Recommendation } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A recommendation as mail shows it. */
export interface RecommendationLine {
  readonly code: string
  readonly title: string
  readonly detail: string
  /** Empty: nobody is named. */
  readonly owner: string
  readonly when: 'now' | Day
  /** How many rows it is about. */
  readonly rows: number
  /** Of the first row; empty: it has no page. */
  readonly url: string
}

/** @param urls page id to link */
export function recommendationLine(
  { code, title, detail, owner, when, pageIds }: Recommendation,
  urls: ReadonlyMap<string, string>,
): RecommendationLine {
  return {
    code,
    title: cleanText(title, 320),
    detail: cleanText(detail, 400),
    owner: cleanText(owner, 160),
    when,
    rows: pageIds.length,
    url: urls.get(pageIds[0] ?? '') ?? '',
  }
}
