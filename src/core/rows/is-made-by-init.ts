import type { DatabaseKind, Snapshot } from '#src/core/model.ts'

/** Whether `okr-sync init` made all databases of a kind: else nobody has agreed yet to hear from the service. */
export function isMadeByInit({ databases }: Pick<Snapshot, 'databases'>, kind: DatabaseKind): boolean {
  return databases.every((database) => database.kind !== kind || database.madeByInit)
}
