import type { Digest } from '#src/core/mail/digest.ts'
import type { StatusMove } from '#src/core/mail/status-move.ts'
import { countOf } from '#templates/words/count-of.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'

/** The longest subject that inboxes show whole. */
const SUBJECT_LENGTH = 70

/** `OKR digest 2026-W47: 4 off track (2 new, 1 undecided for a week), 1 recovered`. */
export function subjectOf(digest: Digest): string {
  const { head, others } = news(digest)
  const whole = head.map((piece) => `OKR digest ${digest.week}: ${piece}`)
  let subject = whole.find(({ length }) => length <= SUBJECT_LENGTH) ?? whole.at(-1) ?? ''
  for (const piece of others) {
    const longer = `${subject}, ${piece}`
    if (longer.length <= SUBJECT_LENGTH) subject = longer
  }
  return subject
}

/** The one change that matters most, else the state of things. */
export function preheaderOf({ moves, comparedWith, onTrack }: Digest): string {
  const [first] = moves
  if (first)
    return `${moveWords(first)}: ${first.line.title} (${first.line.owners.join(', ') || 'no owner'}).`
  if (onTrack.of === 0) return 'No key result has a colour yet.'
  const share = `${onTrack.count} of ${onTrack.of} key results with a colour are on track or complete.`
  return comparedWith === null ? `The baseline: ${share}` : `No status changed: ${share}`
}

interface News {
  /** What is said in any case, the longest first. */
  readonly head: readonly string[]
  /** As far as there is room. */
  readonly others: readonly string[]
}

function news({ keyResults, moves, comparedWith, onTrack, decisions, initiatives }: Digest): News {
  if (keyResults.length === 0) return { head: ['no key result in a running cycle'], others: [] }
  const with_ = (status: string) => keyResults.filter((line) => line.status === status).length
  const moved = (kind: string) => moves.filter((move) => move.kind === kind).length
  const due = decisions.filter(
    ({ flags }) => flags.includes('decision_overdue') || flags.includes('decide_soon'),
  ).length
  const blocked = initiatives.filter(({ health }) => health === 'blocked').length
  const undecided = keyResults.filter((line) => line.undecidedSince !== null).length
  const fresh = moved('newly_off_track') > 0 ? [`${moved('newly_off_track')} new`] : []
  const red = (...beside: readonly string[]) =>
    `${with_('off_track')} off track${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`
  const states =
    onTrack.of === 0
      ? [`none of ${countOf(keyResults.length, 'key result')} has a colour`]
      : undecided === 0
        ? [red(...fresh)]
        : [red(...fresh, `${undecided} undecided for a week`), red(`${undecided} undecided for a week`)]
  const kind = comparedWith === null ? 'baseline, ' : moves.length === 0 ? 'no change, ' : ''
  const others = [
    ...(moved('recovered') > 0 ? [`${moved('recovered')} recovered`] : []),
    ...(due > 0 ? [`${countOf(due, 'decision')} due`] : []),
    ...(blocked > 0 ? [`${blocked} blocked`] : []),
    ...(with_('at_risk') > 0 ? [`${with_('at_risk')} at risk`] : []),
  ]
  return { head: [...states.map((state) => kind + state), states.at(-1) ?? ''], others }
}

function moveWords({ kind, line }: StatusMove): string {
  if (kind === 'newly_off_track') return 'Newly off track'
  if (kind === 'retargeted') return 'New target'
  return `Now ${STATUS_MARKS[line.status].word.toLowerCase()}`
}
