import { compareTexts } from '#src/core/compare-texts.ts'
import type { About, Subject } from './subject.ts'

const GRAVITY: Readonly<Record<About['kind'], number>> = {
  escalation: 1,
  blocked: 2,
  decision: 3,
  nudge: 4,
  all_clear: 5,
}

/**
 * Puts subjects in the order in which a letter tells them: what has climbed to the top or is critical, other escalations, what is
 * blocked, decisions, nudges, all-clears; of one kind what has been due for longest.
 */
export function gravestFirst(a: Subject, b: Subject): number {
  return gravity(a.about) - gravity(b.about) || compareTexts(a.due, b.due) || compareTexts(a.key, b.key)
}

function gravity(about: About): number {
  const isGravest =
    about.kind === 'escalation' && (about.rung === 'above' || about.escalation.risk === 'critical')
  return isGravest ? 0 : GRAVITY[about.kind]
}
