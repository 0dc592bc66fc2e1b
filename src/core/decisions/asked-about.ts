import { lostIn } from '#src/core/drift/lost-in.ts'
import { blockedLadder } from '#src/core/escalation/ladder.ts'
import { isHeld } from '#src/core/escalation/opening.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Material } from '#src/core/explain/material.ts'
import type { Episode } from '#src/core/history.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Day } from '#src/core/model.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'
import { isOver } from '#src/core/rows/is-over.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { decidedSince } from './decided-since.ts'

/** Which episodes ask for a decision, by their rows as they are. */
export function askedAbout(
  { snapshot, evaluation, history, policy: { timezone } }: Material,
  mailPolicy: MailPolicy,
) {
  const { today, asOf } = evaluation
  const lost = lostIn(snapshot, evaluation, history)
  const links = decisionLinks(snapshot)
  const decided = decidedSince({ links, evaluation, history, timezone })
  const isLost = (said: Parameters<typeof lost.causes>[0], id: string) => lost.causes(said, id).size > 0
  const isRunning = ({ ended, state, period }: KeyResultResult) =>
    !ended && state === 'active' && (period === null || period.start <= today)

  return {
    isRunning,
    /** A decision that waits to be made is linked to it. */
    hasOpen: (id: string): boolean =>
      links.about(id).some((each) => decisionStage(each) !== 'made' && !links.isSuperseded(each)),
    /** Since when it is red, where a decision about that is to be asked for; null: none is. */
    redSince(result: KeyResultResult): Day | null {
      const { id } = result
      if (!isRunning(result) || isHeld(result) || statusInForce(result) !== 'off_track') return null
      if (isLost('keyResults.status', id) || isLost('keyResults.moved', id)) return null
      const since = decided.redSince(id)
      return decided.isAnswered(id, since) ? null : since
    },
    /** The same of an initiative, once its ladder has reached those above. */
    blockedSince(result: InitiativeResult, { openedAt }: Episode): Day | null {
      const { id, blockedSince } = result
      if (blockedSince === null || isOver(result)) return null
      if (isLost('initiatives.blockedSince', id) || isLost('initiatives.decided', id)) return null
      if (result.keyResults.some((each) => isLost('keyResults.moved', each))) return null
      const day = localDay(openedAt, timezone)
      const { due } = blockedLadder({
        openedAt,
        day,
        // Whom it waits for hears on the first working day.
        askedOn: day,
        workingDays: mailPolicy,
        now: asOf,
        today,
        policy: mailPolicy.escalation,
        timezone,
      })
      const isAtTop = due.some(({ rung }) => rung === 'above')
      return isAtTop && !decided.isAnswered(id, blockedSince) ? blockedSince : null
    },
  }
}
