import type { Day, Initiative } from '#src/core/model.ts'
import type { RowFault } from './row-fault.ts'

/** What is missing in a running initiative, or has passed. */
export function initiativeFaults(initiative: Initiative, today: Day): RowFault[] {
  const { owners, status, timeline, neededBy, keyResults } = initiative
  const faults: RowFault[] = []
  if (owners.length === 0) {
    faults.push({
      code: 'no_dri',
      property: 'DRI',
      message: 'DRI is empty, so nobody answers for it.',
      mend: 'Choose one person in DRI.',
    })
  }
  if (keyResults.length === 0) {
    faults.push({
      code: 'orphan_work',
      property: 'Key results',
      message: 'Key results is empty: this is active work that serves no key result.',
      mend: 'Link the key result that it serves, or set Status to Cancelled.',
    })
  }
  if (status === null) {
    faults.push({
      code: 'no_status',
      property: 'Status',
      message: 'Status is empty, so its health is unknown.',
      mend: 'Set Status to Planned, On track, At risk, Blocked, Done or Cancelled.',
    })
  }
  if (timeline !== null && timeline.end < today) {
    faults.push({
      code: 'timeline_over',
      property: 'Timeline',
      message: `Timeline ended on ${timeline.end} and Status is not Done.`,
      mend: 'Set Status to Done, or move the end of Timeline to the day that is meant now.',
    })
  }
  if (neededBy !== null && neededBy < today) {
    faults.push({
      code: 'needed_by_passed',
      property: 'Needed by',
      message: `What it waits for was needed by ${neededBy}.`,
      mend: 'Empty Waiting on and Needed by if it has come, or agree on a new day.',
    })
  }
  return faults
}
