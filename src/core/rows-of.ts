import type { DatabaseKind, Snapshot } from './model.ts'

/** Every row of a snapshot, of whatever kind, by its page's id. */
export function rowsOf(snapshot: Snapshot): ReadonlyMap<string, Snapshot[DatabaseKind][number]> {
  const { objectives, keyResults, initiatives, decisions } = snapshot
  return new Map([...objectives, ...keyResults, ...initiatives, ...decisions].map((row) => [row.id, row]))
}
