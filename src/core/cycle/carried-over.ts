import type { Objective, Period } from '#src/core/model.ts'
import { plainWords } from '#src/core/words/plain-words.ts'

/** An objective as far as it is asked what it was carried over from. */
export type CarriedRow = Pick<Objective, 'id' | 'title' | 'team' | 'supports'> & {
  readonly period: Period | null
}

/** The objective of an earlier cycle that another one goes on with. */
export interface CarriedFrom {
  readonly id: string
  /** `relation`: it is linked in Supports; `title`: it bears the same title. */
  readonly by: 'relation' | 'title'
}

/**
 * Of each objective that was carried over, by its id, the one of an earlier cycle that it goes on with: the one that it supports,
 * since nothing can serve a cycle that was over before its own began, else the last one of the same title, apart from case
 * and signs, and of the same team where both name one.
 */
export function carriedOver(objectives: readonly CarriedRow[]): ReadonlyMap<string, CarriedFrom> {
  const byId = new Map(objectives.map((objective) => [objective.id, objective]))
  const byTitle = Map.groupBy(objectives, ({ title }) => plainWords(title))
  const found = new Map<string, CarriedFrom>()
  for (const objective of objectives) {
    const linked = lastBefore(
      objective,
      objective.supports.flatMap((id) => byId.get(id) ?? []),
    )
    const titled = plainWords(objective.title) === '' ? [] : (byTitle.get(plainWords(objective.title)) ?? [])
    const namesake =
      linked ??
      lastBefore(
        objective,
        titled.filter((each) => isSameTeam(each, objective)),
      )
    if (namesake) found.set(objective.id, { id: namesake.id, by: linked ? 'relation' : 'title' })
  }
  return found
}

function isSameTeam(a: CarriedRow, b: CarriedRow): boolean {
  return a.team === null || b.team === null || plainWords(a.team) === plainWords(b.team)
}

/** The one that ended last before the objective's own time. */
function lastBefore({ period }: CarriedRow, others: readonly CarriedRow[]): CarriedRow | undefined {
  const start = period?.start ?? ''
  const before = others.filter((other) => other.period !== null && other.period.end < start)
  return before.toSorted((a, b) => ((a.period?.end ?? '') > (b.period?.end ?? '') ? -1 : 1))[0]
}
