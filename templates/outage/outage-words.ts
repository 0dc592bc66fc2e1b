import type { OutageNotice } from '#src/core/mail/outage-notice.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import type { Notice } from '#templates/notice/notice.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay, formatInstant } from '#templates/words/format-day.ts'

/** More rows than this say nothing new: the run report has them all. */
const MOST_ROWS = 20

export function outageWords(notice: OutageNotice): Notice {
  const effect = outageEffect(notice)
  return {
    subject: outageSubject(notice),
    preheader: effect,
    title: outageTitle(notice),
    facts: outageFacts(notice),
    sections: [
      { heading: 'What it means', lines: [effect], ...outageRows(notice) },
      { heading: 'What is asked', lines: [outageAsked(notice)] },
    ],
    footer: outageFooter(notice),
  }
}

/** `[Source down] Linear since 12 Nov 2026, 08:05 UTC`; nothing in it changes while it fails. */
function outageSubject({ source, since, until }: OutageNotice): string {
  return `[Source ${until === null ? 'down' : 'restored'}] ${source} ${until === null ? '' : 'failed '}since ${formatInstant(since)}`
}

function outageTitle({ source, isSeveral, until, isRefused }: OutageNotice): string {
  if (until !== null) return `${source} ${isSeveral ? 'answer' : 'answers'} again`
  return isRefused ? `okr-sync has no access to ${source}` : `${source} does not answer`
}

/** Since when, and what the source said. */
function outageFacts({ since, until, said }: OutageNotice): readonly string[] {
  if (until !== null) return [`It failed from ${formatInstant(since)} to ${formatInstant(until)}.`]
  return [`Since ${formatInstant(since)}.`, ...(said === '' ? [] : [said])]
}

/** What okr-sync does meanwhile, or what became of the rows. */
function outageEffect({ until, held, rows }: OutageNotice): string {
  const count = countOf(held, 'key result')
  if (until === null) {
    if (held === 0) return 'No key result takes its number from it. Nobody else is told.'
    const keeps = held === 1 ? 'keeps its' : 'keep their'
    return `${count} ${keeps} value, status and chance until it answers, and the page says since when. Nobody else is told: no letter, no reminder and no finding on a row.`
  }
  if (held === 0) return 'No key result was held for it.'
  if (rows.length === 0) return `${count} held; none has another status now.`
  return `${count} held; ${rows.length} of them ${rows.length === 1 ? 'has' : 'have'} another status now. Whoever has to hear that one is off track hears it in one letter, marked as source restored.`
}

function outageAsked({ until, isRefused }: OutageNotice): string {
  if (until !== null) return 'Nothing.'
  return isRefused
    ? 'Only you can mend this: it does not pass by itself. Check the token and the setting that is named above. If the source is given up, have Measure emptied in these key results: their numbers are then typed. A mail follows once it answers.'
    : 'Nothing, if it passes: every run tries again. If the source works for you, check what it said above. A mail follows once it answers.'
}

/** Title, link and words of each row, and what was left out. */
function outageRows({ rows, until, today }: OutageNotice): Pick<Notice['sections'][number], 'rows' | 'more'> {
  const shown = rows.slice(0, MOST_ROWS).map(({ title, url, status, before, dataAsOf }) => {
    const value = dataAsOf === null ? 'no value yet' : `value of ${formatDay(dataAsOf, today)}`
    const words =
      until === null
        ? `${STATUS_LABEL[status]}, ${value}`
        : `${STATUS_LABEL[before]} → ${STATUS_LABEL[status]}`
    return { title, url, words }
  })
  const rest = rows.length - shown.length
  return { rows: shown, ...(rest > 0 ? { more: `And ${rest} more.` } : {}) }
}

function outageFooter({ asOf, sentTo }: OutageNotice): readonly string[] {
  return [
    `Sent to ${sentTo.join(', ')}, which is set in OPS_TO. Once per outage, and once when it is over.`,
    `Found by okr-sync as of ${formatInstant(asOf)}.`,
  ]
}
