import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Day, Instant } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { earliest } from '#src/core/time/earliest.ts'
import { later } from '#src/core/time/later.ts'
import { startOfDay } from '#src/core/time/local-day.ts'
import { nthWorkingDay, type WorkingDays } from '#src/core/time/working-days.ts'
import type { Answer } from './answer-to.ts'
import type { LadderRung } from './rungs.ts'

type Policy = MailPolicy['escalation']

export interface Step {
  readonly rung: LadderRung
  readonly due: Instant
}

/** The rungs that are due, and when the next one is if nothing changes. */
interface Ladder {
  readonly due: readonly Step[]
  readonly next: Instant | null
}

interface Input {
  readonly openedAt: Instant
  readonly now: Instant
  readonly today: Day
  readonly policy: Policy
  readonly timezone: string
}

/**
 * Of a key result: its owner at once, the owner's lead, those above. An answer keeps the ladder still; once it holds no more and
 * the key result has not recovered, the ladder is climbed from the lead on; so it is once a decision about it is overdue that
 * nothing has been answered to since. Critical is told above at once, unless there is a recovery plan: an acknowledgement alone
 * says nothing of what is done. Of a miss that was accepted nobody hears more.
 * @param input.askedOn the day on which the owner heard
 * @param input.decideBy of the open decision about it that is due first; absent or null: none is
 * @param input.criticalSince the day from which on its risk is critical; null: it is not
 */
export function keyResultLadder(
  input: Input & {
    readonly askedOn: Day
    readonly answer: Answer | null
    readonly criticalSince: Day | null
    readonly decideBy?: Day | null
  },
): Ladder {
  const { openedAt, askedOn, today, policy, timezone, answer, criticalSince, decideBy = null } = input
  const from = (start: Day) => later(startOfDay(start, timezone), openedAt)
  const steps: Step[] = [{ rung: 'owner', due: openedAt }]
  const until = answer?.until
  if (until === null) return split(steps, input.now)
  const climb = Math.max(0, policy.aboveDays - policy.leadDays)
  const isPlanned = answer?.planUntil != null && today < answer.planUntil
  const isPromised = until !== undefined && today < until
  const overdue = decideBy === null ? null : addDays(decideBy, 1)
  if (until === undefined) {
    steps.push({ rung: 'lead', due: from(addDays(askedOn, policy.leadDays)) })
    steps.push({ rung: 'above', due: from(addDays(askedOn, policy.aboveDays)) })
    // Those above have heard, or hear, that nobody answers.
    if (overdue !== null) steps.push({ rung: 'lead/again', due: from(overdue) })
  } else {
    const broken = overdue !== null && overdue <= today ? later(overdue, until) : until
    steps.push({ rung: 'lead/again', due: from(broken) })
    steps.push({ rung: 'above/again', due: from(addDays(broken, climb)) })
  }
  if (criticalSince !== null && !isPlanned) {
    const rung = until === undefined || isPromised ? 'above' : 'above/again'
    steps.push({ rung, due: from(criticalSince) })
  }
  return split(steps, input.now)
}

/**
 * Of a blocked initiative, by working days: whom it waits for and its DRI, both leads, those above. Once a decision about it is
 * overdue it is climbed again from the leads on.
 * @param input.day of the episode
 * @param input.askedOn the day on which whom it waits for heard, or its DRI where nobody is named
 * @param input.decideBy of the open decision about it that is due first; absent or null: none is
 */
export function blockedLadder(
  input: Input & {
    readonly day: Day
    readonly askedOn: Day
    readonly workingDays: WorkingDays
    readonly decideBy?: Day | null
  },
): Ladder {
  const { openedAt, day, askedOn, workingDays, decideBy = null, policy, timezone } = input
  const { waitingOnDay, leadsOnDay, aboveOnDay } = policy.blocked
  const on = (start: Day, nth: number) =>
    later(startOfDay(nthWorkingDay(start, Math.max(1, nth), workingDays), timezone), openedAt)
  const waited = waitingOnDay - 1
  const steps: Step[] = [
    { rung: 'owner', due: on(day, waitingOnDay) },
    { rung: 'waited_for', due: on(day, waitingOnDay) },
    { rung: 'lead', due: on(askedOn, leadsOnDay - waited) },
    { rung: 'above', due: on(askedOn, aboveOnDay - waited) },
  ]
  // What was overdue before it was blocked is no promise about the block.
  if (decideBy !== null && decideBy >= day) {
    const overdue = addDays(decideBy, 1)
    steps.push({ rung: 'lead/again', due: on(overdue, 1) })
    steps.push({ rung: 'above/again', due: on(overdue, 1 + aboveOnDay - leadsOnDay) })
  }
  return split(steps, input.now)
}

/** Of a rung that is due for two reasons the first counts. */
function split(steps: readonly Step[], now: Instant): Ladder {
  const due = new Map<LadderRung, Step>()
  for (const step of steps) {
    const known = due.get(step.rung)
    if (step.due <= now && (known === undefined || step.due < known.due)) due.set(step.rung, step)
  }
  return {
    due: [...due.values()],
    next: earliest(steps.flatMap(({ due: moment }) => (moment > now ? moment : []))),
  }
}
