import type { KeyResultDay } from '#src/core/history.ts'
import type { KeyResult, Period } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { KeyResultWhatIf, ObjectiveWhatIf, Refused, Wish } from '#src/core/whatif/what-if.ts'
import { whatIfPage } from '#src/core/whatif/what-if-page.ts'
import { HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'
import { aKeyResult, anObjective } from '#test/core/a-snapshot.ts'
import { aMaterial } from '#test/core/explain/a-material.ts'

/** Everything that is asked about: from 0 to 100 within `HUNDRED_DAYS`, seen on day 50. */
export interface Given {
  readonly keyResults: readonly KeyResult[]
  readonly period?: Period
  readonly today?: number
  /** Earlier check-ins of k1, by days since the start. */
  readonly checkIns?: Readonly<Record<number, number>>
  readonly policy?: Partial<Policy>
  /** What was stored of k1 the day before. */
  readonly before?: KeyResultDay
}

/** From 0 to 100, with a check-in of day 50. */
export function aGoal(given: Partial<KeyResult> = {}): KeyResult {
  return aKeyResult({ target: 100, current: 20, lastCheckIn: onDay(50), ...given })
}

export function materialOf({
  keyResults,
  period = HUNDRED_DAYS,
  today = 50,
  checkIns = {},
  policy,
  before,
}: Given) {
  return aMaterial({
    snapshot: { objectives: [anObjective({ cycle: null, period })], keyResults },
    history: {
      ...(before === undefined ? {} : { days: [before] }),
      checkIns: Object.entries(checkIns).map(([day, value]) => ({
        keyResultId: 'k1',
        day: onDay(Number(day)),
        value,
        source: 'typed',
      })),
    },
    now: `${onDay(today)}T09:00:00.000Z`,
    ...(policy === undefined ? {} : { policy }),
  })
}

/** What is answered about k1. */
export function asked(given: Given, wish: Partial<Wish> = {}): KeyResultWhatIf | Refused {
  const answer = whatIfPage('k1', materialOf(given), { target: null, end: null, ...wish })
  if (answer === null || 'members' in answer) throw new Error('k1 is a key result that was read.')
  return answer
}

/** The same where it is not refused. */
export function weighed(given: Given, wish: Partial<Wish> = {}): KeyResultWhatIf {
  const answer = asked(given, wish)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}

/** What is answered about the objective. */
export function weighedObjective(given: Given, wish: Partial<Wish> = {}): ObjectiveWhatIf {
  const answer = whatIfPage('o1', materialOf(given), { target: null, end: null, ...wish })
  if (answer === null || 'refused' in answer || answer.kind === 'key_result') {
    throw new Error('o1 is an objective that was read.')
  }
  return answer
}
