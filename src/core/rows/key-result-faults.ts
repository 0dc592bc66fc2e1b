import type { Day, KeyResult } from '#src/core/model.ts'
import { amount } from '#src/core/words/amount.ts'
import type { Measurement } from '#src/core/work/work.ts'
import type { Current } from './current.ts'
import type { RowFault } from './row-fault.ts'

/** Faults in who owns a key result and in how its value was recorded. */
export function keyResultFaults(input: {
  readonly keyResult: KeyResult
  readonly current: Current
  readonly measurement: Measurement | null
  /** A value was recorded in an earlier run. */
  readonly hasPast: boolean
  readonly today: Day
}): RowFault[] {
  const { keyResult, current, measurement, today } = input
  const { lastCheckIn } = keyResult
  const faults: RowFault[] = []
  if (keyResult.owners.length === 0) {
    faults.push({
      code: 'no_owner',
      property: 'Owner',
      message: 'Owner is empty, so nobody checks in or hears when it is off track.',
      mend: 'Choose one person in Owner.',
    })
  }
  if (lastCheckIn !== null && lastCheckIn > today) {
    faults.push({
      code: 'check_in_in_future',
      property: 'Last check-in',
      message: `Last check-in is ${lastCheckIn}, after today (${today}); the value counts from the day it was first seen.`,
      mend: `Set Last check-in to the day on which the value was seen, ${today} at the latest.`,
    })
  }
  const isEmptied = current.kind === 'typed' && keyResult.current === null && input.hasPast
  const hasList = keyResult.type === 'milestone' && keyResult.milestones.trim() !== ''
  if (isEmptied && !hasList) {
    faults.push({
      code: 'current_emptied',
      property: 'Current',
      message: 'Current is empty now; the last value that was recorded stands.',
      mend: 'Type the value of today into Current.',
    })
  }
  if (current.kind === 'implausible' && measurement?.kind === 'value') {
    faults.push(implausible(keyResult, current, measurement.evidence))
  }
  return faults
}

/** Dropping or deferring a key result is a decision, and asks for one in the log. */
export function undecided(state: 'dropped' | 'deferred'): RowFault {
  return {
    code: 'no_linked_decision',
    property: 'Decisions',
    message: `State is ${state === 'dropped' ? 'Dropped' : 'Deferred'}, and no decision says why.`,
    mend: 'Link the decision in Decisions, or write it down in the decision log.',
  }
}

function implausible(
  keyResult: KeyResult,
  { value, least, most }: Extract<Current, { kind: 'implausible' }>,
  evidence: string,
): RowFault {
  const kept = keyResult.current === null ? 'empty' : amount(keyResult, keyResult.current)
  const found = amount(keyResult, value)
  const expected = `${amount(keyResult, least)} to ${amount(keyResult, most)}`
  return {
    code: 'implausible_measurement',
    property: 'Current',
    message: `The first measurement would write ${found} (${evidence}), but from Baseline and Target ${expected} was expected; Current stays ${kept}.`,
    mend: `Check Measure, Unit, Baseline and Target. If ${found} is right, add implausible_measurement to Accepted findings.`,
  }
}
