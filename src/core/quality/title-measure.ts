/** "Real time" and "on time" measure nothing. */
const TIME = '(?<!\\b(?:on|real|full|part|first|one|all|any|same|in)[\\s-])times?'
const MEASURES = `churn|retention|conversion|revenue|profit|margin|adoption|satisfaction|nps|csat|arr|mrr|gmv|latency|uptime|downtime|availability|throughput|utili[sz]ation|accuracy|percentage|ratio|(?:number|count|volume|share) of|market share|rates?|costs?|scores?|${TIME}`

/** A revenue dashboard is a thing, and no revenue. */
const THINGS =
  'dashboards?|reports?|pages?|models?|tools?|systems?|track\\p{L}*|plans?|strategy|polic\\p{L}*|teams?|surveys?|reviews?|audits?|workshops?|trainings?|program\\p{L}*|calculators?|engines?|apis?|features?|limit\\p{L}*|cards?|sheets?|zones?'

const measure = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${MEASURES})(?![\\p{L}\\p{N}])(?![\\s-]+(?:${THINGS})(?!\\p{L}))`,
  'iu',
)

/**
 * The word of a title that names a measure, such as churn or response time; null: none that is known. Titles are read in English.
 * @param title one line
 */
export function titleMeasure(title: string): string | null {
  return measure.exec(title)?.[0] ?? null
}
