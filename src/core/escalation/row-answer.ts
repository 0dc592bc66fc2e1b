import type { Episode } from '#src/core/history.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Day, KeyResult } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { type Answer, answerTo } from './answer-to.ts'
import type { Pages } from './pages.ts'

/** What was answered to an episode of a key result, in its row or by a decision about it; null: nothing. */
export function rowAnswer(
  episode: Pick<Episode, 'openedAt'>,
  row: KeyResult,
  pages: Pages,
  when: {
    readonly today: Day
    readonly policy: Pick<MailPolicy['escalation'], 'promiseDays'>
    readonly timezone: string
  },
): Answer | null {
  const { today, policy, timezone } = when
  return answerTo({
    row,
    day: localDay(episode.openedAt, timezone),
    plan: pages.sighting(row.id, 'plan'),
    decided: pages.decisions
      .made(row.id)
      .flatMap(({ decision, day }) =>
        day === null ? [] : { day, isAccepted: pages.decisions.isAccepting(decision, row.id) },
      ),
    dueDays: pages.decisions.open(row.id).flatMap(({ decideBy }) => decideBy ?? []),
    today,
    promiseDays: policy.promiseDays,
    timezone,
  })
}
