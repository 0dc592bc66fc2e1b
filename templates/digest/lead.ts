import type { Digest } from '#src/core/mail/digest.ts'
import type { MoveKind, StatusMove } from '#src/core/mail/status-move.ts'
import type { Status } from '#src/core/model.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatShare } from '#templates/words/format-number.ts'

/** The digest in three lines, each under a word of its own. */
export interface Lead {
  readonly now: string
  readonly changed: string
  readonly needed: string
  /** A warning about all of it; empty: none. */
  readonly caution: string
}

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

export function leadOf(digest: Digest): Lead {
  return { now: now(digest), changed: changed(digest), needed: needed(digest), caution: caution(digest) }
}

/** How many key results have each status; those that none has are left out. */
export function countsOf({
  keyResults,
}: Digest): readonly { readonly status: Status; readonly count: number }[] {
  return ORDER.map((status) => ({
    status,
    count: keyResults.filter((line) => line.status === status).length,
  })).filter(({ count }) => count > 0)
}

function now({ keyResults, onTrack, overruled }: Digest): string {
  if (keyResults.length === 0) return 'No key result is in a running cycle.'
  if (onTrack.of === 0) return `None of ${countOf(keyResults.length, 'key result')} has a colour yet.`
  const noMargin = keyResults.filter((line) => line.noMargin && line.status === 'at_risk').length
  const share = formatShare(onTrack.count / onTrack.of)
  const good = `${onTrack.count} of ${onTrack.of} key results with a colour are on track or complete (${share}).`
  return [
    good,
    noMargin > 0 ? `At risk includes ${noMargin} on plan, no margin.` : '',
    overruled.count > 0
      ? `For ${overruled.count} a person says otherwise than the rules; by the rules alone ${overruled.ruled.count} of ${overruled.ruled.of}.`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function changed({ comparedWith, moves, today }: Digest): string {
  if (comparedWith === null) return 'This is the first digest: the baseline that the next ones compare with.'
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

function needed({ recommendations, decisions, initiatives, trust }: Digest): string {
  const urgent = recommendations.filter(({ when }) => when === 'now')
  const acute = urgent.reduce((sum, { rows }) => sum + rows, 0)
  const later = recommendations.length - urgent.length
  const overdue = decisions.filter(({ flags }) => flags.includes('decision_overdue')).length
  const soon = decisions.filter(({ flags }) => flags.includes('decide_soon')).length
  const blocked = initiatives.filter(({ health }) => health === 'blocked').length
  const asks = [
    acute > 0 ? `${countOf(acute, 'critical key result')} to act on now` : '',
    overdue > 0 ? `${countOf(overdue, 'decision')} overdue` : '',
    soon > 0 ? `${countOf(soon, 'decision')} due soon` : '',
    blocked > 0 ? `${countOf(blocked, 'initiative')} to be unblocked` : '',
    later > 0 ? `${countOf(later, 'recommendation')} for the coming week` : '',
    trust.findings.length > 0 ? `${countOf(trust.findings.length, 'finding')} in the data to be mended` : '',
  ].filter((ask) => ask !== '')
  return asks.length === 0 ? 'Nothing: no decision is due and nothing is blocked.' : `${asks.join(', ')}.`
}

/** Before a quarter of the period no method has real skill (scoring.md 3.4), and the reader is told so. */
function caution({ early: { count, of } }: Digest): string {
  if (count === 0) return ''
  if (count === of) return 'Less than a quarter of the period has passed: colours are weak evidence.'
  return `For ${count} of ${countOf(of, 'key result')} less than a quarter of the period has passed: their colours are weak evidence.`
}
