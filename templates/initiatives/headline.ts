import { BROKEN_FROM } from '#src/core/mail/initiatives/blocker-line.ts'
import { isNews } from '#src/core/mail/initiatives/slip-line.ts'
import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { ordinal } from './ordinal.ts'

/** The longest subject that inboxes show nearly whole. */
const SUBJECT_LENGTH = 78

/** `Initiatives 2026-W47: 2 blocked (1 for the third week), 3 slipped, 12 on track`. */
export function subjectOf(update: InitiativesUpdate): string {
  const [first = '', ...others] = news(update)
  let subject = `Initiatives ${update.week}: ${first}`
  for (const piece of others) {
    const longer = `${subject}, ${piece}`
    if (longer.length <= SUBJECT_LENGTH) subject = longer
  }
  return subject
}

function news(update: InitiativesUpdate): readonly string[] {
  const { running, slips, done, comparedWith } = update
  if (running.length === 0) return ['none is running']
  const having = (health: string) => running.filter((line) => line.health === health).length
  const slipped = slips.filter(isNews).length
  const pieces = [
    comparedWith === null ? 'baseline' : '',
    blocked(update),
    slipped > 0 ? `${slipped} slipped` : '',
    having('off_track') > 0 ? `${having('off_track')} off track` : '',
    having('at_risk') > 0 ? `${having('at_risk')} at risk` : '',
    done.length > 0 ? `${done.length} done` : '',
    having('on_track') > 0 ? `${having('on_track')} on track` : '',
    having('unknown') > 0 ? `${having('unknown')} unknown` : '',
  ]
  return pieces.filter((piece) => piece !== '')
}

function blocked({ blockers }: InitiativesUpdate): string {
  if (blockers.length === 0) return 'none blocked'
  const broken = blockers.filter(({ updates }) => updates >= BROKEN_FROM)
  return `${blockers.length} blocked${standing(broken.map(({ updates }) => updates))}`
}

/** How long those that stand for long have stood, by updates. */
function standing(updates: readonly number[]): string {
  const [first] = updates
  if (first === undefined) return ''
  const isAlike = updates.every((each) => each === first)
  return ` (${updates.length} ${isAlike ? `for the ${ordinal(first)} week` : `in ${BROKEN_FROM} updates or more`})`
}

/** The one thing that matters most. */
export function preheaderOf({ blockers, slips, running, comparedWith, today }: InitiativesUpdate): string {
  const [blocker] = blockers
  if (blocker) {
    const { title, updates, waitingOn, blockedSince } = blocker
    const who =
      waitingOn.length === 0 ? 'nobody is named who could end it' : `waits for ${waitingOn.join(', ')}`
    if (updates >= BROKEN_FROM) return `${title}: blocked in its ${ordinal(updates)} weekly update; ${who}.`
    const since = blockedSince === null ? '' : ` since ${formatDay(blockedSince.day, today)}`
    return `${title}: blocked${since}; ${who}.`
  }
  const [slip] = slips.filter(isNews)
  if (slip?.ends) return `${slip.title}: its Timeline ends ${countOf(slip.ends.days, 'day')} later.`
  if (slip?.foreseen) return `${slip.title}: its forecast is ${countOf(slip.foreseen.days, 'day')} later.`
  const [worst] = running
  if (worst === undefined) return 'No initiative is running.'
  if (worst.health === 'off_track' || worst.health === 'at_risk') return `${worst.title}: ${worst.why}`
  const good = running.filter(({ health }) => health === 'on_track').length
  const share = `${good} of ${countOf(running.length, 'initiative')} on track, none blocked.`
  return comparedWith === null ? `The baseline: ${share}` : share
}
