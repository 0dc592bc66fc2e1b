import { askedIds } from '#src/core/mail/decision-ask.ts'
import type { Digest } from '#src/core/mail/digest.ts'
import type { MoveKind, StatusMove } from '#src/core/mail/status-move.ts'
import type { Status } from '#src/core/model.ts'
import { upperFirst } from '#src/core/words/first-letter.ts'
import type { ReportWords } from '#templates/report/report-words.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatShare } from '#templates/words/format-number.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { isNoMargin, NO_MARGIN_MARK } from './no-margin.ts'

const ORDER: readonly Status[] = ['off_track', 'at_risk', 'on_track', 'complete', 'not_started', 'unknown']

const MOVES: Readonly<Record<MoveKind, string>> = {
  newly_off_track: 'newly off track',
  worse: 'worse',
  lost: 'no longer known',
  recovered: 'recovered',
  better: 'better',
  moved: 'moved otherwise',
  retargeted: 'with a new target',
  new: 'new',
}

/** The digest in three lines, each under a word of its own. */
export function leadOf(digest: Digest): ReportWords['lead'] {
  return [
    { name: 'Now', line: now(digest) },
    { name: 'Changed', line: changed(digest) },
    { name: 'Needed', line: needed(digest) },
  ]
}

/** How many key results have each status, those on plan without margin apart; what none has is left out. */
export function countsOf({ keyResults }: Digest): ReportWords['counts'] {
  const apart = keyResults.filter(isNoMargin).length
  return ORDER.flatMap((status) => {
    const all = keyResults.filter((line) => line.status === status).length
    const mark = STATUS_MARKS[status]
    if (status !== 'at_risk') return [{ mark, count: all }]
    return [
      { mark, count: all - apart },
      { mark: NO_MARGIN_MARK, count: apart },
    ]
  }).filter(({ count }) => count > 0)
}

function now({ keyResults, onTrack, healthyShare, overruled }: Digest): string {
  if (keyResults.length === 0) return 'No key result is in a running cycle.'
  if (onTrack.of === 0) return `None of ${countOf(keyResults.length, 'key result')} has a colour yet.`
  const found = onTrack.count / onTrack.of
  const share = `${formatShare(found)}, ${found < healthyShare ? 'below' : 'at or above'} the healthy ${formatShare(healthyShare)}`
  const good = `${onTrack.count} of ${onTrack.of} key results with a colour are on track or complete: ${share}.`
  if (overruled.count === 0) return good
  const { ruled, count } = overruled
  const isSame = ruled.count === onTrack.count && ruled.of === onTrack.of
  return `${good} ${isSame ? 'A' : `By the rules alone ${ruled.count} of ${ruled.of}; a`} person overrules ${count}.`
}

function changed({ comparedWith, isFirst, moves, today }: Digest): string {
  if (comparedWith === null) {
    return isFirst
      ? 'This is the first digest: the baseline that the next ones compare with.'
      : 'No key result has an earlier week in its period: this digest is the baseline.'
  }
  const since = formatDay(comparedWith, today)
  if (moves.length === 0) return `Nothing since ${since}.`
  const kinds = Object.entries(MOVES).flatMap(([kind, words]) => {
    const these = moves.filter((move) => move.kind === kind)
    return these.length === 0 ? [] : [`${these.length} ${words}${named(these)}`]
  })
  return `Since ${since}: ${kinds.join(', ')}.`
}

/** Names the one, where it is one that matters. */
function named([first, ...others]: readonly StatusMove[]): string {
  if (first === undefined || others.length > 0) return ''
  return first.kind === 'newly_off_track' || first.kind === 'recovered' ? ` (${first.line.title})` : ''
}

/** What the first sections list is counted; what stands further down is named. */
function needed({ decisions, keyResults, initiatives, trust }: Digest): string {
  const overdue = decisions.filter(({ flags }) => flags.includes('decision_overdue')).length
  const soon = decisions.filter(({ flags }) => flags.includes('decide_soon')).length
  const asked = decisions.filter(({ brief, flags }) => brief !== null && flags.length === 0).length
  const blocked = initiatives.filter(({ health }) => health === 'blocked')
  const chosen = askedIds(decisions)
  const red = keyResults.filter(({ id, next }) => next !== null && !chosen.has(id)).length
  const [stuck] = blocked
  const asks = [
    overdue > 0 ? `${countOf(overdue, 'decision')} overdue` : '',
    soon > 0 ? `${overdue > 0 ? soon : countOf(soon, 'decision')} due soon` : '',
    asked > 0 ? `${overdue + soon > 0 ? asked : countOf(asked, 'decision')} to make` : '',
    stuck ? `${countOf(blocked.length, 'initiative')} to unblock${who(stuck.title, stuck.waitingOn)}` : '',
    red > 0 ? `${red} off track to act on` : '',
    trust.findings.length > 0 ? `${countOf(trust.findings.length, 'mend')} in the data` : '',
  ].filter((ask) => ask !== '')
  if (asks.length === 0) return 'Nothing: no decision is due and nothing is blocked.'
  return upperFirst(`${asks.join(', ')}.`)
}

function who(title: string, people: readonly string[]): string {
  return ` (${[title, ...people.slice(0, 1)].join(', ')})`
}
