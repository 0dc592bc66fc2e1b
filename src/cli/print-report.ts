import type { Status } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import type { RunReport } from '#src/jobs/run-report.ts'
import { printLimits } from './print-limits.ts'

const ORDER: readonly Status[] = ['off_track', 'at_risk', 'on_track', 'complete', 'not_started', 'unknown']

/** What a run did, in a few lines. */
export function printReport(report: RunReport): string {
  const { counts, requests, run } = report
  const running = report.keyResults.filter(
    ({ ended, state }) => !ended && (state === 'active' || state === 'closed'),
  )
  const statuses = ORDER.map((status) => {
    const count = running.filter((result) => statusInForce(result) === status).length
    return count === 0 ? null : `${count} ${STATUS_LABEL[status].toLowerCase()}`
  })
  const overruled = running.filter((result) => statusInForce(result) !== result.status).length
  const urlOf = new Map(report.decisions.map((row) => [row.id, row.url]))
  const lines = [
    `Read ${counts.read} rows; measured ${counts.measured} key results from their work, ${counts.unknown} could not be measured.`,
    `${running.length} key ${running.length === 1 ? 'result' : 'results'}: ${statuses.filter((text) => text !== null).join(', ')}${overruled === 0 ? '' : `; ${overruled} overruled by a person`}.`,
    `Wrote ${counts.written} of ${counts.planned} pages${counts.failed > 0 ? `, ${counts.failed} failed` : ''}; sent ${counts.messages} ${counts.messages === 1 ? 'mail' : 'mails'}.`,
    `Requests: ${requests.notion} Notion, ${requests.linear} Linear, ${requests.github} GitHub. Rules ${run.ruleVersion}, run ${run.id}.`,
    ...report.newDecisions.map(({ decision, id, state }) =>
      decisionLine(decision.title, state, urlOf.get(id ?? '')),
    ),
    ...printLimits(report),
    ...report.messages.map(
      ({ state, to, subject, detail }) =>
        `  ${state}: ${cleanText(subject)} to ${to}${detail === null ? '' : ` (${cleanText(detail)})`}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}

const STATE_WORDS: Readonly<Record<RunReport['newDecisions'][number]['state'], string>> = {
  added: 'Added to the decision log',
  planned: 'Would be added to the decision log',
  not_added: 'Not added to the decision log',
  unknown: 'It is not known yet whether this was added to the decision log',
}

function decisionLine(title: string, state: keyof typeof STATE_WORDS, url: string | undefined): string {
  return `  ${STATE_WORDS[state]}: ${cleanText(title)}${url === undefined ? '' : ` (${url})`}`
}
