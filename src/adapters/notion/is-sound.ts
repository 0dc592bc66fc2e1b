import type { DatabaseKind } from '#src/core/model.ts'

/**
 * What the service writes to each kind of database is reckoned from these. Objectives say which cycles are over, an objective
 * is scored by its key results, and an initiative goes by those that it serves.
 */
const reckonedFrom: Readonly<Record<DatabaseKind, readonly DatabaseKind[]>> = {
  objectives: ['objectives', 'keyResults'],
  keyResults: ['objectives', 'keyResults'],
  initiatives: ['objectives', 'keyResults', 'initiatives'],
  decisions: ['decisions'],
}

/** Whether what is written to a kind of database can be true: all that it is reckoned from is understood. */
export function isSound(
  kind: DatabaseKind,
  databases: readonly { readonly kind: DatabaseKind; readonly understood: boolean }[],
): boolean {
  return databases.every((each) => each.understood || !reckonedFrom[kind].includes(each.kind))
}
