import type { KeyResultError } from './company-score.ts'
import type { FileObjective, PlacedKeyResult } from './file-company.ts'
import { shownValue } from './shown-value.ts'

interface Bearer {
  readonly objective: FileObjective
  readonly keyResult: PlacedKeyResult
}

/**
 * What is wrong with key results that bear one id. Of one title and under several objectives they are the same
 * key result, and it cannot be told where it counts: an error. Else, also where the objectives are doubles themselves, the id
 * alone is double, and each is scored.
 */
export function repeatedKeyResults(
  objectives: readonly FileObjective[],
): ReadonlyMap<PlacedKeyResult, KeyResultError> {
  const found = new Map<PlacedKeyResult, KeyResultError>()
  for (const [id, bearers] of repeated(objectives)) {
    const same = Map.groupBy(bearers, ({ keyResult }) => keyResult.title.trim())
    for (const twins of same.values()) {
      const above = new Map(twins.map(({ objective }) => [objective.id ?? objective.key, objective.title]))
      const fault = above.size > 1 ? several(id, [...above.values()]) : duplicate(id, bearers.length)
      for (const { keyResult } of twins) found.set(keyResult, fault)
    }
  }
  return found
}

function repeated(objectives: readonly FileObjective[]): ReadonlyMap<string, readonly Bearer[]> {
  const seen = new Set<string>()
  const twice = new Map<string, Bearer[]>()
  for (const { keyResults } of objectives) {
    for (const { id } of keyResults) {
      if (id === null) continue
      if (seen.has(id)) twice.set(id, [])
      seen.add(id)
    }
  }
  if (twice.size === 0) return twice
  for (const objective of objectives) {
    for (const keyResult of objective.keyResults) {
      if (keyResult.id !== null) twice.get(keyResult.id)?.push({ objective, keyResult })
    }
  }
  return twice
}

function several(id: string, titles: readonly string[]) {
  const named = titles.slice(0, 3).map(shownValue)
  return {
    code: 'several_objectives',
    level: 'error' as const,
    property: 'id',
    message: `The key result ${shownValue(id)} stands under ${titles.length} objectives (${named.join(', ')}), so it is not known where it counts.`,
    mend: 'Keep it under the one objective that it measures; the others can name it in supports_key_result_ids.',
  }
}

function duplicate(id: string, count: number) {
  return {
    code: 'duplicate_id',
    level: 'warning' as const,
    property: 'id',
    message: `${count} key results bear the id ${shownValue(id)}; each is scored, and links to it are broken.`,
    mend: `Give each its own id, for example ${shownValue(`${id}-2`)}.`,
  }
}
