import { HITS_WANTED } from '#src/core/mail/quarterly/hit-shares.ts'
import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import type { ReportWords } from '#templates/report/report-words.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatInstant } from '#templates/words/format-day.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { ofTeams } from '#templates/words/of-teams.ts'
import { skillWords } from './forecast-part.ts'
import { asksOf } from './next-parts.ts'

/** `OKRs 2026-Q3: 62 % of 48 key results hit, company 0.71`. */
export function subjectOf(report: QuarterlyReport): string {
  const { cycle, hits } = report
  if (report.objectives.length === 0) return `OKRs ${cycle}: no objective ended in this quarter`
  if (hits.graded === 0)
    return hits.ungraded === 0
      ? `OKRs ${cycle}: no key result to grade`
      : `OKRs ${cycle}: none of ${countOf(hits.ungraded, 'key result')} has a final score`
  const company = companyScore(report)
  const share = `${formatShare(hits.share)} of ${countOf(hits.graded, 'key result')} hit`
  return cleanText(`OKRs ${cycle}: ${share}${company === null ? '' : `, company ${formatScore(company)}`}`)
}

export function titleOf({ cycle, period, onlyTeams }: QuarterlyReport): string {
  return `OKRs ${cycle}${ofTeams(onlyTeams)}, ${plainDay(period.start)} to ${plainDay(period.end)} ${period.end.slice(0, 4)}`
}

/** The quarter in three lines, each under a word of its own. */
export function leadOf(report: QuarterlyReport): ReportWords['lead'] {
  return [
    { name: 'Result', line: result(report) },
    { name: 'Forecast', line: forecast(report) },
    { name: 'Needed', line: needed(report) },
  ]
}

export function preheaderOf(report: QuarterlyReport): string {
  return result(report)
}

/** How to read the numbers, and where they come from. */
export function footerOf({ asOf, ruleVersion }: QuarterlyReport): readonly string[] {
  return [
    'A grade is the final score, 0 to 1: the weighted mean of what is under it. A key result is hit when its final score reaches its target score, 1 for a committed one and less for an aspirational one. The Brier score is the mean squared distance of a chance from what happened.',
    `Computed by okr-sync as of ${formatInstant(asOf)}, rules ${ruleVersion}. Who receives it is set in DIGEST_TO and POLICY.`,
  ]
}

function companyScore({ groups }: QuarterlyReport): number | null {
  return groups.find(({ level, team }) => level === 'company' && team === '')?.score ?? null
}

function result(report: QuarterlyReport): string {
  const { hits, objectives } = report
  if (objectives.length === 0) return 'No objective ended in this quarter.'
  const without = hits.ungraded === 0 ? '' : ` ${countOf(hits.ungraded, 'key result')} without a final score.`
  if (hits.graded === 0) return `No key result has a final score.${without}`
  const company = companyScore(report)
  return `${hits.hits} of ${countOf(hits.graded, 'key result')} hit (${formatShare(hits.share)}, against ${formatShare(HITS_WANTED)})${company === null ? '' : `; company ${formatScore(company)}`}.${without}`
}

function forecast({ forecast: record, warnings }: QuarterlyReport): string {
  if (record.checks === 0) return 'No chance is stored that could be compared with what happened.'
  const words = record.isFew
    ? `Too few to judge it by (${countOf(record.keyResults, 'key result')})`
    : skillWords(record)
  const misses =
    warnings.misses === 0
      ? ''
      : ` ${warnings.warned} of ${countOf(warnings.misses, 'miss', 'misses')} ${warnings.warned === 1 ? 'was' : 'were'} red at the end.`
  return `${words}.${misses}`
}

function needed(report: QuarterlyReport): string {
  const { nextCycle } = report
  const asks = asksOf(report)
  const keyResults = report.objectives.flatMap((objective) => objective.keyResults)
  const open = keyResults.filter(({ isOpen }) => isOpen).length
  if (asks.length === 0) return `Nothing for ${nextCycle}: every row of the cycle is closed.`
  const rows = open > 0 ? `${countOf(open, 'key result')} to close or carry over into ${nextCycle}` : ''
  const others = asks.length - (open > 0 ? 1 : 0)
  const more = others > 0 ? `${countOf(others, 'other ask')} at the end` : ''
  return `${[rows, more].filter((part) => part !== '').join(', ')}.`
}
