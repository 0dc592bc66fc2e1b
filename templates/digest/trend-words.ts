import type { KeyResultLine } from '#src/core/mail/key-result-line.ts'
import { formatChange, formatScore } from '#templates/words/format-number.ts'

/** Enough to see a turn; Notion has the rest. */
const MOST_WEEKS = 4

/** `weekly 0.10, 0.22, –, 0.31`, this week last; empty: fewer than two weeks have a score. */
export function trendWords({ trend }: Pick<KeyResultLine, 'trend'>): string {
  const last = trend.slice(-MOST_WEEKS)
  if (last.filter(({ score }) => score !== null).length < 2) return ''
  return `weekly ${last.map(({ score }) => formatScore(score)).join(', ')}`
}

/** The same in one figure, for what needs nobody: `+0.21`; empty: there is no earlier score. */
export function trendBriefly({ trend, score }: Pick<KeyResultLine, 'trend' | 'score'>): string {
  const first = trend.slice(0, -1).find((week) => week.score !== null)
  return first === undefined || first.score === null || score === null
    ? ''
    : formatChange(score - first.score)
}
