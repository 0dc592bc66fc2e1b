import type { KeyResultLine } from '#src/core/mail/key-result-line.ts'
import { formatScore } from '#templates/words/format-number.ts'

/** `weekly 0.10, 0.22, –, 0.31`, this week last; empty: fewer than two weeks have a score. */
export function trendWords({ trend }: Pick<KeyResultLine, 'trend'>): string {
  if (trend.filter(({ score }) => score !== null).length < 2) return ''
  return `weekly ${trend.map(({ score }) => formatScore(score)).join(', ')}`
}
