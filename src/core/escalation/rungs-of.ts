import type { Evaluation } from '#src/core/evaluation.ts'
import type { Episode, History } from '#src/core/history.ts'
import type { Told } from '#src/core/letters/subject.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { RestoredSource } from '#src/core/mail/restored-source.ts'
import type { Snapshot } from '#src/core/model.ts'
import type { WorkingDays } from '#src/core/time/working-days.ts'
import { blockedRungs } from './blocked-rungs.ts'
import type { MailTo } from './hearers.ts'
import { keyResultRungs } from './key-result-rungs.ts'
import { leadOf } from './lead-of.ts'
import type { Pages } from './pages.ts'
import { type DueRungs, NOTHING_DUE } from './rung-subjects.ts'

/**
 * Answers what is due of an open episode, be it of a key result or of an initiative, as of the moment of an evaluation; nothing
 * while the workspace, or its initiatives, are not live.
 */
export function rungsOf(
  input: {
    readonly evaluation: Evaluation
    readonly snapshot: Snapshot
    readonly history: Pick<History, 'sightings'>
    readonly policy: MailPolicy['escalation']
    readonly mail: MailTo
    readonly timezone: string
    readonly workingDays: WorkingDays
  },
  known: Pages,
) {
  const { snapshot, evaluation, history, policy, mail, timezone, workingDays } = input
  const telling = { pages: known, leads: leadOf(snapshot, evaluation), policy, mail, timezone, workingDays }
  /**
   * @param told of this episode
   * @param at its `asOf` and `today` say when
   */
  return (
    episode: Episode,
    told: readonly Told[],
    restored: RestoredSource | null,
    at: Evaluation,
  ): DueRungs => {
    const kind = episode.cause === 'blocked' ? 'initiatives' : 'keyResults'
    if (!liveOf(snapshot, history, kind).isLive) return NOTHING_DUE
    const then = { ...telling, evaluation: at }
    return episode.cause === 'blocked'
      ? blockedRungs(episode, told, then)
      : keyResultRungs(episode, told, then, restored)
  }
}
