import type { Rung } from '#src/core/letters/subject.ts'
import type { Escalation } from '#src/core/mail/escalation.ts'
import { RISK_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'
import { formatDay, formatInstant } from '#templates/words/format-day.ts'
import { HOW_TO_ANSWER } from '#templates/words/how-to-answer.ts'
import { overdueWords } from './item-decision.ts'
import { namesOf } from './names-of.ts'

/** What turned and when, whose it is, what has come of it so far, and how grave it is: a sentence each. */
export function saidOnRung(escalation: Escalation, rung: Rung, isStandIn: boolean): readonly string[] {
  const { risk, status, ruled } = escalation
  const whose = status === ruled ? 'Risk' : 'Risk by the rules'
  return [
    turned(escalation, rung === 'owner' && !isStandIn),
    ...answered(escalation, rung, isStandIn),
    ...overdueWords(escalation.decision, escalation.today),
    `${whose}: ${RISK_LABEL[risk]}.`,
  ]
}

const DROP = 'or set State to Dropped and link the decision in Decisions'

/** What is asked of an owner first, by the code of the advice. */
const FIRST: Readonly<Record<string, string>> = {
  critical: `Write in Recovery plan today what brings it back, ${DROP}.`,
  no_check_in: `Type the latest value into Current, ${DROP}.`,
  no_movement: `Write in Recovery plan what the first move is and when, ${DROP}.`,
}

/** The one thing that is asked: what ends the episode's climb from here, in the cells of its row. */
export function askedOnRung(escalation: Escalation, rung: Rung, isDecider: boolean): string {
  const { owners, acknowledged, recoveryPlan, advice, decision, decided } = escalation
  if (decision !== null && isDecider) return `Decide. ${HOW_TO_ANSWER}`
  if (decision !== null && rung !== 'owner') {
    return `See that ${namesOf(decision.owners) || 'somebody'} decides, or decide yourself. ${HOW_TO_ANSWER}`
  }
  const whom = owners.length === 0 ? 'whoever knows it best' : namesOf(owners)
  if (rung === 'above' && decided !== null) {
    return `Ask what the decision has come to, or decide anew: more people, less scope, or to accept the miss. Have it written in the decision log.`
  }
  if (rung === 'above') {
    return 'Decide what is to be done: more people, less scope, or to accept the miss. Have it written in the row as Recovery plan.'
  }
  if (rung === 'lead' && decided !== null) {
    return `Agree with ${whom} on what carries the decision out, or decide anew, and have it written in the row.`
  }
  if (rung === 'lead') {
    if (recoveryPlan !== '')
      return `Agree with ${whom} on a Recovery plan that holds, and have it written in the row.`
    if (acknowledged !== null)
      return `Ask ${whom} for a Recovery plan, what brings it back, and have it written in the row.`
    return `Ask ${whom} what stands in the way. One of two cells of the row answers this: Acknowledged, the day somebody took it on, or Recovery plan, what brings it back.`
  }
  const first = FIRST[advice ?? '']
  const other =
    decision === null
      ? ''
      : ` What ${namesOf(decision.owners) || 'somebody'} decides in the row of the decision answers it too.`
  return `${ownersPart(first)}${other}`
}

function ownersPart(first: string | undefined): string {
  return first === undefined
    ? 'Fill in one of two cells of its row in Notion: Recovery plan, what brings it back, or Acknowledged, the day you took it on. Either tells everyone that somebody is on it.'
    : `${first} Until you can, fill in Acknowledged, the day you took it on: it tells everyone that somebody is on it.`
}

function turned(escalation: Escalation, isYours: boolean): string {
  const { cause, openedAt, atRiskSince, recoveryPlan, restored, today } = escalation
  const it = isYours ? 'This key result of yours' : 'It'
  if (cause === 'at_risk') {
    const since =
      atRiskSince === null
        ? 'has long been at risk'
        : `has been at risk since ${formatDay(atRiskSince, today)}`
    return `${it} ${since}${recoveryPlan === '' ? ', without a recovery plan' : ''}.`
  }
  if (restored === null) return `${it} turned off track on ${formatInstant(openedAt)}.`
  return `${it} has been off track since ${formatInstant(openedAt)}, when ${restored.source || 'its source'} answered again.`
}

/** What the nearer rungs did; of the owner's own rung only what keeps it from the owner. */
function answered(escalation: Escalation, rung: Rung, isStandIn: boolean): readonly string[] {
  const { owners, acknowledged, recoveryPlan, decided, cause, status, askedOn, today } = escalation
  const whose = namesOf(owners)
  if (rung === 'owner') {
    if (owners.length === 0) return ['It has no owner, so it comes to you.']
    if (!isStandIn) return []
    return [
      owners.length === 1
        ? `It comes to you for its owner, ${whose}.`
        : `It comes to you, since not all of its owners are written to: ${whose}.`,
    ]
  }
  const word = `${status === cause ? 'still' : 'now'} ${STATUS_LABEL[status].toLowerCase()}`
  if (decided !== null)
    return [`It was decided on ${formatDay(decided.day, today)} (“${decided.title}”), and it is ${word}.`]
  if (recoveryPlan !== '') return [`There is a recovery plan, and it is ${word}.`]
  if (acknowledged !== null) {
    return [
      `Acknowledged on ${formatDay(acknowledged, today)}; nobody has a recovery plan, and it is ${word}.`,
    ]
  }
  if (owners.length === 0) return ['It has no owner, and nobody has a recovery plan.']
  // Whoever was asked today has kept nobody waiting.
  if (askedOn >= today) return ['Nobody has a recovery plan yet.']
  const lead = rung === 'lead' && !isStandIn ? ', whose lead you are,' : ''
  return [
    `${whose}${lead} ${owners.length === 1 ? 'has' : 'have'} not answered since ${formatDay(askedOn, today)}.`,
  ]
}
