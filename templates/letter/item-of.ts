import type { PersonalLetter } from '#src/core/letters/letter.ts'
import type { Subject } from '#src/core/letters/subject.ts'
import { allClearItem } from './all-clear-item.ts'
import { blockedItem } from './blocked-item.ts'
import { decisionItem } from './decision-item.ts'
import { escalationItem } from './escalation-item.ts'
import type { Item } from './item.ts'
import { nudgeItem } from './nudge-item.ts'

/** A subject of a letter in the words for the one who gets it. */
export function itemOf(subject: Subject, { to, today }: Pick<PersonalLetter, 'to' | 'today'>): Item {
  const { about, standIns = [] } = subject
  const isStandIn = standIns.includes(to)
  if (about.kind === 'escalation') return escalationItem(about.escalation, about.rung, { to, isStandIn })
  if (about.kind === 'blocked') return blockedItem(about.blocked, about.rung, isStandIn, today)
  if (about.kind === 'all_clear') return allClearItem(about.allClear, today)
  if (about.kind === 'nudge') return nudgeItem(about.nudge, isStandIn, today)
  return decisionItem(about.reminder, isStandIn, today)
}
