import type { Day } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import type { QualityKeyResult } from './quality-rows.ts'

/** Nothing new was recorded for long, or ever; null: all is as fresh as it should be. */
export function silenceFault(
  keyResult: Pick<
    QualityKeyResult,
    'type' | 'milestones' | 'lastCheckIn' | 'period' | 'status' | 'reasons' | 'outage'
  >,
  today: Day,
  { checkInEveryDays }: Pick<Policy, 'checkInEveryDays'>,
): RowFault | null {
  const { lastCheckIn, period, status, reasons, outage = null } = keyResult
  // A source that fails is no fault of its owner.
  if (outage !== null) return null
  const isList = keyResult.type === 'milestone' && keyResult.milestones.trim() !== ''
  const due = `a value is due ${checkInEveryDays === 1 ? 'every day' : `every ${checkInEveryDays} days`}`
  if (reasons.includes('no_check_in')) {
    if (status === 'not_started' || period === null) return null
    return {
      code: 'never_updated',
      property: isList ? 'Milestones' : 'Current',
      message: `Nothing was recorded since the period started on ${plainDay(period.start)}, although ${due}.`,
      mend: isList
        ? `Tick what is done in Milestones; where nothing is, set Last check-in to ${today}.`
        : `Type the value of today into Current and set Last check-in to ${today}.`,
    }
  }
  if (lastCheckIn === null || !(reasons.includes('stale') || reasons.includes('unverified'))) return null
  return {
    code: 'not_updated',
    property: 'Last check-in',
    message: `Nothing was recorded since the check-in of ${plainDay(lastCheckIn)}, although ${due}.`,
    mend: `${howToUpdate(keyResult.type, isList)}; where nothing has changed, confirm it by setting Last check-in to ${today}.`,
  }
}

function howToUpdate(type: QualityKeyResult['type'], isList: boolean): string {
  if (isList) return 'Tick what is done in Milestones'
  return type === 'yes_no' ? 'If it is done, set Current to 1' : 'Type the value of today into Current'
}
