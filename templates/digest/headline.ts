import type { Digest } from '#src/core/mail/digest.ts'
import type { StatusMove } from '#src/core/mail/status-move.ts'
import { countOf } from '#templates/words/count-of.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'

/** The longest subject that inboxes show whole. */
const SUBJECT_LENGTH = 70

/** `OKR digest 2026-W47: 4 off track (2 new), 1 recovered, 3 decisions due`. */
export function subjectOf(digest: Digest): string {
  const [first = '', ...others] = news(digest)
  let subject = `OKR digest ${digest.week}: ${first}`
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

function news({
  keyResults,
  moves,
  comparedWith,
  onTrack,
  decisions,
  initiatives,
}: Digest): readonly string[] {
  if (keyResults.length === 0) return ['no key result in a running cycle']
  const with_ = (status: string) => keyResults.filter((line) => line.status === status).length
  const moved = (kind: string) => moves.filter((move) => move.kind === kind).length
  const due = decisions.filter(
    ({ flags }) => flags.includes('decision_overdue') || flags.includes('decide_soon'),
  ).length
  const blocked = initiatives.filter(({ health }) => health === 'blocked').length
  const state =
    onTrack.of === 0
      ? `none of ${countOf(keyResults.length, 'key result')} has a colour`
      : `${with_('off_track')} off track${moved('newly_off_track') > 0 ? ` (${moved('newly_off_track')} new)` : ''}`
  return [
    ...(comparedWith === null ? ['baseline'] : moves.length === 0 ? ['no change'] : []),
    state,
    ...(moved('recovered') > 0 ? [`${moved('recovered')} recovered`] : []),
    ...(due > 0 ? [`${countOf(due, 'decision')} due`] : []),
    ...(blocked > 0 ? [`${blocked} blocked`] : []),
    ...(with_('at_risk') > 0 ? [`${with_('at_risk')} at risk`] : []),
  ]
}

function moveWords({ kind, line }: StatusMove): string {
  if (kind === 'newly_off_track') return 'Newly off track'
  if (kind === 'retargeted') return 'New target'
  return `Now ${STATUS_MARKS[line.status].word.toLowerCase()}`
}
