import type { Contradiction, KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import { isContradicted } from './voices.ts'

/** The running rows of which two voices name different colours, objectives first. */
export function contradictions(rows: {
  readonly objectives: readonly ObjectiveResult[]
  readonly keyResults: readonly KeyResultResult[]
  readonly initiatives: readonly InitiativeResult[]
}): readonly Contradiction[] {
  const found = (
    database: Contradiction['database'],
    results: readonly Pick<KeyResultResult, 'id' | 'title' | 'url' | 'voices'>[],
  ) =>
    results
      .filter(({ voices }) => isContradicted(voices))
      .map(({ id, title, url, voices }) => ({ database, pageId: id, title, url, voices }))
  return [
    ...found(
      'objectives',
      rows.objectives.filter(({ ended, state }) => !ended && state === 'active'),
    ),
    ...found(
      'keyResults',
      rows.keyResults.filter(({ ended, state }) => !ended && state === 'active'),
    ),
    ...found('initiatives', rows.initiatives),
  ]
}
