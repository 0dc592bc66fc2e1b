import type { CyclePhase, Phase } from '#src/core/mail/cycle-phase.ts'
import type { Digest } from '#src/core/mail/digest.ts'
import type { Day } from '#src/core/model.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'

/** Under the three lines: which week of the cycle it is and what that asks for, and how much the colours can say yet. */
export function cautionOf(digest: Digest): string {
  const { phase, today } = digest
  return [phase === null ? '' : phaseWords(phase, today), weakness(digest)]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function phaseWords(found: CyclePhase, today: Day): string {
  const { cycle, week, weeks, phase, end } = found
  const name = cycle === '' ? `the period to ${formatDay(end, today)}` : cycle
  const asked = ASKED[phase](found, today)
  return `Week ${week} of ${weeks} of ${name}${asked === '' ? '' : `: ${asked}`}.`
}

const ASKED: Readonly<Record<Phase, (found: CyclePhase, today: Day) => string>> = {
  finalise: () =>
    'finalise every key result with its owner, baseline and target, and close what is left of the cycle before',
  first_check_in: () => 'the first check-ins are due; a key result without a value is never on track',
  steady: () => '',
  middle: () =>
    'half of it is over; check in on everything, and move or drop what no longer holds, with a logged decision',
  force_rank: () =>
    'the last third; force-rank what is not on track, since at most two key results of an objective are worth saving',
  draft: ({ next }) => `push what can still be reached, and draft ${following(next)} beside it`,
  retrospect: ({ next, end }, today) =>
    `it ends on ${formatDay(end, today)}; record the last values, close every key result, hold the retrospect and agree on ${following(next)}`,
}

function following(next: string): string {
  return next === '' ? 'the next cycle' : next
}

/** Before a quarter of the period no method has real skill (scoring rules, "forecast"), and the reader is told so. */
function weakness({ early: { count, of } }: Digest): string {
  if (count === 0) return ''
  if (count === of) return 'Less than a quarter of the period has passed: colours are weak evidence.'
  return `For ${count} of ${countOf(of, 'key result')} less than a quarter of the period has passed: their colours are weak evidence.`
}
