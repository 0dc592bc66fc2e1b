import type { KeyResult } from '#src/core/model.ts'
import { aKeyResult, anObjective } from '../a-snapshot.ts'
import { aLadder } from './a-ladder.ts'

export const lea = { id: 'lea', name: 'Lea Sand', email: 'Lea@example.com' }
export const eve = { id: 'eve', name: 'Eve Hart', email: 'eve@example.com' }
export const objectives = [
  anObjective({ id: 'o1', level: 'team', supports: ['o2'], owners: [lea] }),
  anObjective({ id: 'o2', owners: [eve] }),
]

/** On a day of November at nine, the status as its owner has typed it on the first. */
export function aStory(escalation: object = {}) {
  const ladder = aLadder({ escalation })
  return (day: number | string, given: Partial<KeyResult>) => {
    const now = typeof day === 'string' ? day : `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`
    const overrideUntil = '2027-01-31'
    const row = aKeyResult({ lastEdited: '2026-11-01T10:00:00.000Z', overrideUntil, current: 5, ...given })
    return ladder.run(now, { objectives, keyResults: [row] })
  }
}

export const red = { override: 'off_track' } as const
export const green = { override: 'on_track' } as const
export const nothing = { letters: [], opened: [], closed: [] }
