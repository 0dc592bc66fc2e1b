import type { FoundTable } from './discovered.ts'

/** Whether objectives can be read at all: of a database of their own, among their key results, or as text beside them. */
export function hasObjectives(read: readonly FoundTable[]): boolean {
  return read.some(({ kind, flat, holds }) => kind === 'objectives' || flat || holds === 'both')
}
