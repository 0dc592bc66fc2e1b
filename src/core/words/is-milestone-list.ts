import type { KeyResult } from '#src/core/model.ts'

/** The list itself holds the value; Current and Target do not. */
export function isMilestoneList({ type, milestones }: Pick<KeyResult, 'type' | 'milestones'>): boolean {
  return type === 'milestone' && milestones.trim() !== ''
}
