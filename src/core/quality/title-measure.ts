import { isForeign } from './is-foreign.ts'
import { isSettled } from './is-settled.ts'

/** A measure that a title names. */
export interface TitleMeasure {
  /** As it stands in the title, for example `response time` or `score of 45`. */
  readonly words: string
  /** The number that stands behind it; null: none. */
  readonly to: number | null
}

/** "Real time" and "on time" measure nothing. */
const TIME = '(?<!\\b(?:on|real|full|part|first|one|all|any|same|in)[\\s-])times?'
const MEASURES = `churn|retention|conversion|revenue|profit|margin|adoption|satisfaction|nps|csat|arr|mrr|gmv|latency|uptime|downtime|availability|throughput|utili[sz]ation|accuracy|percentage|ratio|(?:number|count|volume|share) of|market share|rates?|costs?|scores?|${TIME}`

/** A revenue dashboard is a thing, and no revenue. */
const THINGS =
  'dashboards?|reports?|pages?|models?|tools?|systems?|track\\p{L}*|plans?|strategy|polic\\p{L}*|teams?|surveys?|reviews?|audits?|workshops?|trainings?|program\\p{L}*|calculators?|engines?|apis?|features?|limit\\p{L}*|cards?|sheets?|zones?|budgets?|centres?|centers?'

const TO =
  '\\s+(?:of|to|at|above|over|below|under|at least|at most|more than|less than)\\s+(?<to>\\d+(?:[.,]\\d+)?)(?![\\p{L}\\p{N}.,])'

const measure = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${MEASURES})(?![\\p{L}\\p{N}-])(?![\\s-]+(?:${THINGS})(?!\\p{L}))(?:${TO})?`,
  'iu',
)

/**
 * The word of a title that names a measure, such as churn or response time; null: none that is known, or the title tells of
 * something settled. Titles are read in English.
 * @param title one line
 */
export function titleMeasure(title: string): TitleMeasure | null {
  const found = measure.exec(title)
  if (found === null || isForeign(title) || isSettled(title)) return null
  const to = found.groups?.['to']
  return { words: found[0], to: to === undefined ? null : Number(to.replace(',', '.')) }
}
