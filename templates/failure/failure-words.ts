import type { FailureNotice } from '#src/core/mail/failure-notice.ts'
import type { OutsideFault } from '#src/core/outside-fault.ts'
import type { Notice } from '#templates/notice/notice.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatInstant } from '#templates/words/format-day.ts'

const SYSTEM: Readonly<Record<OutsideFault['system'], string>> = {
  notion: 'Notion',
  linear: 'Linear',
  github: 'GitHub',
  smtp: 'The mail server',
  store: 'The store',
}

const FAULT: Readonly<Record<OutsideFault['code'], string>> = {
  unauthorized: 'refuses the credentials',
  forbidden: 'does not allow it',
  not_found: 'does not have what was asked for',
  invalid: 'cannot take what it was given',
  not_understood: 'answers in words that okr-sync does not know',
  conflict: 'was saving something else',
  rate_limited: 'has no requests left for okr-sync',
  unavailable: 'is not available',
  timeout: 'does not answer in time',
}

const EFFECT: Readonly<Record<FailureNotice['job'], string>> = {
  sync: 'What okr-sync writes into Notion stays as the last good run left it, and nobody is told what has changed since. What people write is not touched.',
  digest: unsent('The digest of this week'),
  initiatives: unsent('The initiatives update of this week'),
  engineering: unsent('The engineering report of last month'),
  quarterly: unsent('The OKR report of last quarter'),
  escalate: unmailed('Letters that are due'),
  nudge: unmailed('The nudges that were asked for'),
  'go-live':
    'The workspace is not live, and nobody was mailed anything about it. Run okr-sync go-live again once this is mended.',
  undo: 'Not all that the run had written was taken back. What was is in the ledger, and nothing else was changed.',
}

const NAME: Readonly<Record<FailureNotice['job'], string>> = {
  sync: 'sync',
  digest: 'digest',
  initiatives: 'initiatives update',
  engineering: 'engineering report',
  quarterly: 'quarterly report',
  escalate: 'escalate',
  nudge: 'nudge',
  'go-live': 'go-live',
  undo: 'undo',
}

const OF_PAGES = 'Some pages still show what an earlier run wrote; all other pages are up to date.'

/** Of what was said where it may quote what people wrote. */
const QUOTING =
  'It said why in words that may quote what people wrote, so they are not repeated here: okr-sync sync prints them.'

export function failureWords(notice: FailureNotice): Notice {
  const { cause, isOfPages, requestId, lastGood, sentTo, asOf } = notice
  const said = notice.said === '' && cause !== null ? QUOTING : notice.said
  const job = NAME[notice.job]
  const effect = isOfPages && notice.job !== 'undo' ? OF_PAGES : EFFECT[notice.job]
  const id = requestId === null ? '' : ` (request ${requestId})`
  return {
    subject: `[Run failed] ${job}: ${causeWords(notice)}, failing since ${formatInstant(notice.since)}`,
    preheader: effect,
    title: `The ${job} fails: ${causeWords(notice)}`,
    facts: [
      `It has failed since ${formatInstant(notice.since)}, ${countOf(notice.failedRuns, 'run')} so far.`,
      lastGood === null
        ? `No ${job} has gone well yet.`
        : `The last ${job} that went well ended on ${formatInstant(lastGood)}.`,
      ...(said === '' ? [] : [`${said}${id}`]),
    ],
    sections: [
      { heading: 'What it means', lines: [effect] },
      { heading: 'What is asked', lines: [asked(notice)] },
    ],
    footer: [
      `Sent to ${sentTo.join(', ')}, which is set in OPS_TO. Once per cause, until a ${job} has gone well.`,
      `Written by okr-sync on ${formatInstant(asOf)}.`,
    ],
  }
}

function unsent(what: string): string {
  return `${what} has not gone out. It is tried again until a day after its time; then the next one tells the same better.`
}

function unmailed(what: string): string {
  return `${what} may not have gone out. What was laid into the outbox leaves with the next run, and the next sync tells what is due.`
}

function causeWords({ cause, isOfPages }: FailureNotice): string {
  if (cause === null) return 'okr-sync met a fault of its own'
  return `${isOfPages ? 'pages are not written, ' : ''}${SYSTEM[cause.system]} ${FAULT[cause.code]}`
}

function asked({ job, cause, isRetryable, isOfPages }: FailureNotice): string {
  const isByHand = job === 'undo' || job === 'escalate' || job === 'nudge'
  const again = isByHand ? `Then run okr-sync ${job} again.` : 'Every run tries again.'
  if (cause === null) return `Report it with the line of the log whose event is "bug". ${again}`
  if (isRetryable) return `Nothing, if it passes; if it stays, check what was said above. ${again}`
  const where = isOfPages
    ? 'check that the connection may edit the page that is named there'
    : 'okr-sync doctor shows what is wrong'
  return `Only you can mend this, since it does not pass by itself: do what was said above; ${where}. ${again}`
}
