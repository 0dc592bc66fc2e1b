import type { Rung } from '#src/core/letters/subject.ts'
import type { Escalation } from '#src/core/mail/escalation.ts'
import { RISK_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'
import { formatDay, formatInstant } from '#templates/words/format-day.ts'
import { namesOf } from './names-of.ts'

/** What turned and when, whose it is, what has come of it so far, and how grave it is: a sentence each. */
export function saidOnRung(escalation: Escalation, rung: Rung, isStandIn: boolean): readonly string[] {
  const { risk, status, ruled } = escalation
  const whose = status === ruled ? 'Risk' : 'Risk by the rules'
  return [
    turned(escalation, rung === 'owner' && !isStandIn),
    ...answered(escalation, rung, isStandIn),
    `${whose}: ${RISK_LABEL[risk]}.`,
  ]
}

/** What ends the episode's climb from here, in the cells of its row. */
export function askedOnRung({ owners, acknowledged, recoveryPlan }: Escalation, rung: Rung): string {
  const whom = owners.length === 0 ? 'whoever knows it best' : namesOf(owners)
  if (rung === 'above') {
    return 'Decide what is to be done: more people, less scope, or to accept the miss. Have it written in the row as Recovery plan.'
  }
  if (rung === 'lead') {
    if (recoveryPlan !== '')
      return `Agree with ${whom} on a Recovery plan that holds, and have it written in the row.`
    if (acknowledged !== null)
      return `Ask ${whom} for a Recovery plan, what brings it back, and have it written in the row.`
    return `Ask ${whom} what stands in the way. One of two cells of the row answers this: Acknowledged, the day somebody took it on, or Recovery plan, what brings it back.`
  }
  return 'Open the row in Notion and fill in one of two cells: Acknowledged, the day you took it on, or Recovery plan, what brings it back. Either tells everyone that somebody is on it.'
}

function turned({ cause, openedAt, atRiskSince, restored, today }: Escalation, isYours: boolean): string {
  const it = isYours ? 'This key result of yours' : 'It'
  if (cause === 'at_risk') {
    const since =
      atRiskSince === null
        ? 'has long been at risk'
        : `has been at risk since ${formatDay(atRiskSince, today)}`
    return `${it} ${since}, without a recovery plan.`
  }
  if (restored === null) return `${it} turned off track on ${formatInstant(openedAt)}.`
  return `${it} has been off track since ${formatInstant(openedAt)}, when ${restored.source || 'its source'} answered again.`
}

/** What the nearer rungs did; of the owner's own rung only what keeps it from the owner. */
function answered(escalation: Escalation, rung: Rung, isStandIn: boolean): readonly string[] {
  const { owners, acknowledged, recoveryPlan, cause, openedAt, atRiskSince, today } = escalation
  const whose = namesOf(owners)
  if (rung === 'owner') {
    if (owners.length === 0) return ['It has no owner, so it comes to you.']
    return isStandIn ? [`It comes to you for its owner, ${whose}.`] : []
  }
  const since = formatDay(atRiskSince ?? openedAt.slice(0, 10), today)
  const word = STATUS_LABEL[cause].toLowerCase()
  if (recoveryPlan !== '') return [`There is a recovery plan, and it has not come back since ${since}.`]
  if (acknowledged !== null) {
    return [
      `Acknowledged on ${formatDay(acknowledged, today)}; nobody has a recovery plan, and it is still ${word}.`,
    ]
  }
  if (rung === 'above') return [`Nobody has a recovery plan since ${since}.`]
  return owners.length === 0
    ? [`It has no owner, and nobody has answered since ${since}.`]
    : [
        `${whose}${isStandIn ? '' : ', whose lead you are,'} ${owners.length === 1 ? 'has' : 'have'} not answered since ${since}.`,
      ]
}
