import type { Day, KeyResult } from '#src/core/model.ts'
import type { Need } from './need.ts'

/** A distance that is none of any rule. */
const WAY = 60

const LIST = '[x] One\n[ ] Another'

/**
 * The same key result as it might be once a person has mended it, with stand-ins for what nobody has typed yet: enough for the rules
 * to show what else is missing.
 * @param given.objective the id of an objective whose period runs
 */
export function asIfMended(
  keyResult: KeyResult,
  need: Need,
  given: { readonly objective: string; readonly today: Day },
): KeyResult {
  const { target, direction } = keyResult
  switch (need) {
    case 'objective':
    case 'objectives':
    case 'one_objective':
    case 'cycle':
      return { ...keyResult, objectives: [given.objective] }
    case 'type':
      return { ...keyResult, type: 'metric' }
    case 'milestones':
      return { ...keyResult, milestones: LIST, target: null }
    case 'target':
      return { ...keyResult, target: targetFor(keyResult), floor: null }
    case 'baseline':
      return { ...keyResult, baseline: (target ?? 0) + (direction === 'decrease' ? WAY : -WAY) }
    case 'goal':
      return { ...keyResult, baseline: (target ?? 0) - WAY, direction: null }
    case 'direction':
      return { ...keyResult, direction: keyResult.type === 'maintain' ? 'at_least' : null }
    case 'floor':
      return { ...keyResult, floor: null }
    case 'current':
      return { ...keyResult, current: valueFor(keyResult), lastCheckIn: given.today }
    case 'link':
    case 'connection':
      return {
        ...keyResult,
        source: '',
        measure: null,
        current: valueFor(keyResult),
        lastCheckIn: given.today,
      }
  }
}

function targetFor({ baseline, current, direction }: KeyResult): number {
  const from = baseline ?? Math.max(current ?? 0, 0)
  return direction === 'decrease' ? from - WAY : from + WAY
}

/** Half of the way: what is really there is not known. */
function valueFor({ type, baseline, target, direction }: KeyResult): number {
  if (type === 'yes_no') return 1
  const goal = target ?? 1
  const isKept = type === 'maintain' || direction === 'at_least' || direction === 'at_most'
  return isKept ? goal : ((baseline ?? 0) + goal) / 2
}
