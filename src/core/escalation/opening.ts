import type { Said } from '#src/core/drift/needs.ts'
import type { Unreckonable } from '#src/core/drift/unreckonable.ts'
import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { Episode, History, KeyResultDay } from '#src/core/history.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import { daysSince } from '#src/core/live/days-since.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import { stoodSoThen } from '#src/core/live/stood-then.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Day, Instant, KeyResult, Snapshot } from '#src/core/model.ts'
import { unpacked } from '#src/core/packed-check-ins.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay, startOfDay } from '#src/core/time/local-day.ts'
import { atRiskSince } from './at-risk-since.ts'
import { confirmedUntil } from './confirmed-until.ts'
import { isOnPlan } from './is-on-plan.ts'

/** What a page would open now, and when that may be otherwise though nothing changes; nulls: nothing, and not known. */
export interface Wanted {
  readonly cause: Episode['cause'] | null
  readonly wakeAt: Instant | null
}

const NOTHING: Wanted = { cause: null, wakeAt: null }

/**
 * What a row that goes on would open: nothing while the workspace is not live. In one that `init` did not make it must have stood
 * better when that went live, or have been seen so since: what was so at that moment is no news, and the adoption summary carries
 * it. While a source fails nothing opens for lack of data.
 */
export function opening(input: {
  readonly evaluation: Evaluation
  readonly snapshot: Snapshot
  readonly history: History
  readonly policy: MailPolicy['escalation']
  readonly timezone: string
  readonly lost: Unreckonable
}) {
  const { evaluation, snapshot, history, policy, timezone, lost } = input
  const { today, remember } = evaluation
  const daysOf = Map.groupBy(history.days, ({ keyResultId }) => keyResultId)
  const packed = new Map(history.checkIns.map((each) => [each.keyResultId, each]))
  const fresh = Map.groupBy(remember.checkIns, ({ keyResultId }) => keyResultId)
  const checkInsOf = (id: string) => {
    const known = packed.get(id)
    return [...(known === undefined ? [] : unpacked(known)), ...(fresh.get(id) ?? [])]
  }
  const { isLive, since } = liveOf(snapshot, history, 'keyResults')
  const liveOn = since === null ? null : localDay(since, timezone)
  const stoodSo = stoodSoThen(history.sightings)
  const ofWork = liveOf(snapshot, history, 'initiatives')
  const seenAt = new Map(
    [...remember.seen, ...history.sightings].flatMap((sighting) =>
      sighting.what === 'blocked' ? [[sighting.pageId, sighting.since] as const] : [],
    ),
  )
  const from = (day: Day) => startOfDay(day, timezone)
  const isLost = (said: Said, pageId: string) => lost.causes(said, pageId).size > 0
  const isBlockKnown = (pageId: string) => !isLost('initiatives.blockedSince', pageId)

  const causeOf = (result: KeyResultResult, row: KeyResult, days: readonly KeyResultDay[]): Wanted => {
    const status = statusInForce(result)
    const isNews = (now: 'off_track' | 'at_risk', better: (day: KeyResultDay) => boolean) => {
      if (liveOn === null || daysSince(days, liveOn).some(better)) return true
      // A day holds its last state: that it was better at the moment itself is told by what is not remembered of it.
      return days.some(({ day }) => day <= liveOn) && !stoodSo(row.id, now)
    }
    if (status === 'off_track')
      return isNews('off_track', isBetter) ? { cause: 'off_track', wakeAt: null } : NOTHING
    if (status !== 'at_risk' || isOnPlan(result) || isLost('keyResults.recovery', row.id)) return NOTHING
    if (row.recoveryPlan.trim() !== '' || !isNews('at_risk', isGreen)) return NOTHING
    const due = addDays(atRiskSince(days, today), policy.atRiskDays)
    return due <= today ? { cause: 'at_risk', wakeAt: null } : { cause: null, wakeAt: from(due) }
  }

  return {
    isBlockKnown,
    ofKeyResult(result: KeyResultResult, row: KeyResult): Wanted {
      if (!isLive || isHeld(result)) return NOTHING
      const wanted = causeOf(result, row, daysOf.get(row.id) ?? [])
      if (wanted.cause === null) return wanted
      const confirmed = confirmedUntil(checkInsOf(row.id), policy.confirmedDays)
      return confirmed !== null && today < confirmed ? { cause: null, wakeAt: from(confirmed) } : wanted
    },
    ofInitiative({ id, blockedSince }: InitiativeResult): Wanted {
      if (!ofWork.isLive || blockedSince === null || !isBlockKnown(id)) return NOTHING
      const isNews = ofWork.since === null || (seenAt.get(id) ?? '') > ofWork.since
      return isNews ? { cause: 'blocked', wakeAt: null } : NOTHING
    },
  }
}

/** A person's word is data, whatever fails. */
export function isHeld({ outage, overrule }: KeyResultResult): boolean {
  return outage?.isHeld === true && overrule === null
}

/** Unknown is no colour: rows that could not be read for a day do not turn off track when they can. */
function isBetter({ status, overruled }: KeyResultDay): boolean {
  const inForce = overruled ?? status
  return inForce !== 'off_track' && inForce !== 'unknown'
}

function isGreen(day: KeyResultDay): boolean {
  return isBetter(day) && (day.overruled ?? day.status) !== 'at_risk'
}
