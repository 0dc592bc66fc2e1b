import { redSpells } from '#src/core/decisions/red-spells.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import type { Day } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { startOfDay } from '#src/core/time/local-day.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { RemindersInput } from './reminders-input.ts'
import type { Subject } from './subject.ts'
import type { WhomToRemind } from './whom-to-remind.ts'

/** So long its owner has to raise a decision before anybody asks for one. */
const GRACE_DAYS = 2

/**
 * Asks for a decision about each key result that has been off track for two days in the status in force while none was raised
 * or made since: once for each time it turned. Where the service asks itself and has added a row in this episode, that row takes
 * its place, also once its reader has put it into the trash.
 */
export function redWithoutDecision(input: RemindersInput, whom: WhomToRemind): readonly Subject[] {
  const { evaluation, timezone } = input
  return redSpells(input).flatMap(({ result, since, isAnswered }): Subject | [] => {
    const asked = addDays(since, GRACE_DAYS)
    if (isAnswered || asked > evaluation.today || isAskedByService(result, input)) return []
    return {
      key: `decision/${result.id}/red_without_decision/${since}`,
      ...whom(result.owners, []),
      episode: null,
      due: startOfDay(asked, timezone),
      about: { kind: 'decision', reminder: reminderOf(result, since) },
    }
  })
}

function isAskedByService({ id }: KeyResultResult, { asks, episodes, history }: RemindersInput): boolean {
  const own = episodes.filter(({ pageId }) => pageId === id)
  return (
    asks && own.some(({ id }) => history.prepared.some(({ key }) => key === id || key.startsWith(`${id}-`)))
  )
}

function reminderOf(result: KeyResultResult, redSince: Day) {
  return {
    what: 'red_without_decision' as const,
    title: cleanText(result.title, 100) || 'A key result without a title',
    url: result.url,
    owners: personNames(result.owners),
    decideBy: null,
    reviewDate: null,
    redSince,
    proposed: '',
    cells: ['Decisions'],
  }
}
