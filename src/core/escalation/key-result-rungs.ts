import { isPrepared } from '#src/core/decisions/prepared-mark.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { Episode } from '#src/core/history.ts'
import type { Rung, Told } from '#src/core/letters/subject.ts'
import { askedDecision, madeDecision } from '#src/core/mail/asked-decision.ts'
import { composeEscalation } from '#src/core/mail/escalation.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { RestoredSource } from '#src/core/mail/restored-source.ts'
import type { Day } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { WorkingDays } from '#src/core/time/working-days.ts'
import { askedOn } from './asked-on.ts'
import { atRiskSince } from './at-risk-since.ts'
import { climbs } from './climbs.ts'
import { criticalSince } from './critical-since.ts'
import {
  aboveAll,
  type Hearers,
  instead,
  type MailTo,
  NOBODY,
  reached,
  reachedLeads,
  withDeciders,
  without,
  withThese,
} from './hearers.ts'
import { keyResultLadder } from './ladder.ts'
import type { leadOf } from './lead-of.ts'
import type { Pages } from './pages.ts'
import { rowAnswer } from './row-answer.ts'
import { type DueRungs, NOTHING_DUE, rungSubjects } from './rung-subjects.ts'
import { hearersOf, isAgain, rungOf } from './rungs.ts'

/** Of what every episode of a run is told by. */
export interface Telling {
  readonly evaluation: Evaluation
  readonly pages: Pages
  readonly leads: ReturnType<typeof leadOf>
  readonly policy: MailPolicy['escalation']
  readonly mail: MailTo
  readonly timezone: string
  readonly workingDays: WorkingDays
}

/**
 * What is due of an open episode of a key result. Nothing is while it is at risk on plan, not known or held by a source that
 * fails. While it cannot be read whether anybody answered, its owner alone hears.
 * @param restored the source whose return began the episode; null: none
 */
export function keyResultRungs(
  episode: Episode,
  told: readonly Told[],
  telling: Telling,
  restored: RestoredSource | null,
): DueRungs {
  const { evaluation, pages, leads, policy, mail, timezone } = telling
  const { today, asOf: now } = evaluation
  const result = pages.keyResults.get(episode.pageId)
  const row = pages.rows.get(episode.pageId)
  if (result === undefined || row === undefined || !climbs(result)) return NOTHING_DUE
  const day = localDay(episode.openedAt, timezone)
  const days = pages.days(row.id)
  const [open] = pages.decisions.open(row.id)
  const decision = open === undefined ? null : askedDecision(open, mail.domains)
  const { owners } = row
  const named = owners.map((person) => ({ person, row, database: 'keyResults' as const, property: 'Owner' }))
  const own = new Set(owners.map(({ email }) => email?.toLowerCase()))
  const ownersHear = named.length === 0 ? instead(mail) : reached(named, mail)
  const asked = askedOn(episode, told, ownersHear.to, { today, timezone })
  const answer = rowAnswer(episode, row, pages, { today, policy, timezone })
  // What was overdue before it turned is no promise about that.
  const decideBy = decision?.decideBy != null && decision.decideBy >= day ? decision.decideBy : null
  const promised =
    [...(answer ? [answer.from] : []), ...(decideBy !== null && decideBy < today ? [decideBy] : [])]
      .toSorted()
      .at(-1) ?? null
  const ladder = keyResultLadder({
    openedAt: episode.openedAt,
    askedOn: asked,
    now,
    today,
    policy,
    timezone,
    answer,
    criticalSince: criticalSince(result, days, today),
    decideBy,
  })
  // Whom the service asks to decide hears it at once, on the rung on which leads hear days later.
  const deciders = open !== undefined && isPrepared(open) ? (decision?.deciders ?? []) : []
  const isLed = ladder.due.some(({ rung }) => hearersOf(rung) === 'lead')
  const hearers = (rung: Rung): Hearers => {
    if (rung === 'above') return without(aboveAll(mail), own)
    if (rung === 'owner') return ownersHear
    const leading = isLed ? reachedLeads(leads.ofKeyResults([row.id], owners), mail) : NOBODY
    return withDeciders(without(withThese(leading, deciders), own), decision, today)
  }
  const steps =
    isLed || deciders.length === 0
      ? ladder.due
      : [...ladder.due, { rung: 'lead' as const, due: episode.openedAt }]
  const isAlone = !pages.isAnswerKnown(row.id)
  const cause = episode.cause === 'at_risk' ? 'at_risk' : 'off_track'
  const isLong = cause === 'at_risk' && statusInForce(result) === 'at_risk'
  const objective = pages.objectives.get(result.objectiveId ?? '') ?? null
  const due = rungSubjects({
    episode,
    told,
    promise: promised !== null && wasBroken(episode, told, promised, timezone) ? promised : null,
    steps: steps.filter(({ rung }) => rung === 'owner' || !isAlone),
    hearers,
    about: (rung, sentTo, since) => ({
      kind: 'escalation',
      rung,
      escalation: composeEscalation({
        result,
        objective,
        openedAt: episode.openedAt,
        askedOn: asked,
        cause,
        atRiskSince: isLong ? atRiskSince(days, today) : null,
        // What was acknowledged before it turned answers something else.
        row: { ...row, acknowledged: (row.acknowledged ?? '') < day ? null : row.acknowledged },
        // Who hears it days later hears it for what was not answered since.
        restored: localDay(since, timezone) === day ? restored : null,
        decision,
        decided: madeDecision(pages.decisions.lastMade(row.id, day)),
        evaluation,
        sentTo,
      }),
    }),
  })
  return { ...due, next: isAlone ? null : ladder.next }
}

/** Whether it was told, before that day of an answer or of Decide by, that an earlier promise had not been kept. */
function wasBroken({ id }: Episode, told: readonly Told[], day: Day, timezone: string): boolean {
  return told.some(({ key, at }) => isAgain(rungOf(key, id)) && localDay(at, timezone) <= day)
}
