import { DORA_MEASURES } from '#src/core/mail/delivery-block.ts'
import type { EngineeringLine, EngineeringReport } from '#src/core/mail/engineering-report.ts'
import type { FigureTrend } from '#src/core/mail/figure-line.ts'
import type { ReportWords } from '#templates/report/report-words.ts'
import { countOf } from '#templates/words/count-of.ts'
import { inSentence, moveInSentence } from './figure-words.ts'
import { figuresOf } from './headline.ts'

/** The report in three lines, each under a word of its own. */
export function engineeringLead(report: EngineeringReport): ReportWords['lead'] {
  return [
    { name: 'Now', line: now(report) },
    { name: 'Changed', line: changed(report) },
    { name: 'Needed', line: needed(report) },
  ]
}

/** Figures that are named before the rest is counted. */
const MOST_NAMED = 3

function now(report: EngineeringReport): string {
  if (report.window === null) {
    return 'No key result and no initiative links a repository or a team in its Source.'
  }
  const told = figuresOf(report).filter(({ measure }) => DORA_MEASURES.includes(measure))
  const line = told.map(inSentence).join(', ')
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`
}

function changed(report: EngineeringReport): string {
  const lines = figuresOf(report)
  if (report.window === null || lines.every(({ trend }) => trend === 'unknown')) {
    return 'There is nothing to compare with yet.'
  }
  const told = [moved(lines, 'worse'), moved(lines, 'better')].filter((part) => part !== '').join('; ')
  const since = 'Against the month before'
  return told === '' ? `${since} no figure moved by a twentieth or more.` : `${since}, ${told}.`
}

function moved(all: readonly EngineeringLine[], trend: FigureTrend): string {
  const lines = all.filter((line) => line.trend === trend)
  if (lines.length === 0) return ''
  const named = lines.slice(0, MOST_NAMED).map(moveInSentence)
  const more = lines.length - named.length
  return `${trend}: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function needed(report: EngineeringReport): string {
  const missed = figuresOf(report).filter(({ isOnTarget }) => isOnTarget === false).length
  const unmeasured = report.unmeasured.reduce((sum, { labels }) => sum + labels.length, 0)
  const crossed = report.guardrails.length
  const asks = [
    crossed > 0 ? `${countOf(crossed, 'guardrail was', 'guardrails were')} crossed` : '',
    missed > 0 ? `${countOf(missed, 'target was', 'targets were')} missed` : '',
    report.unwatched.length > 0 && crossed === 0 ? 'whether guardrails were crossed is not known of all' : '',
    unmeasured > 0 ? `${countOf(unmeasured, 'figure is', 'figures are')} not measured` : '',
  ].filter((ask) => ask !== '')
  if (report.window === null) return 'Paste the link of a repository or of a Linear team into a Source.'
  if (asks.length === 0) return 'Nothing: no guardrail was crossed and no target was missed.'
  return `${asks.join(', ')}: what to do is told below.`
}
