import type { Objective, Period, Status } from '#src/core/model.ts'

/** An objective as the rules of alignment take it. */
export interface AlignmentObjective {
  readonly id: string
  readonly title: string
  readonly level: Objective['level']
  readonly supports: readonly string[]
  readonly supportsKeyResults: readonly string[]
  readonly state: Objective['state']
  /** As used, at least 0. */
  readonly weight: number
  /** null: it cannot be told; its links are not judged by time. */
  readonly period: Period | null
  /** true: its period is over; it is resolved as a parent and left out of coverage and problems. */
  readonly ended: boolean
  readonly status: Status
  /** The row accepts a finding of alignment: it is an orphan, or has no supporter, on purpose. */
  readonly accepted: boolean
  /** The department that a team or a department names itself; no link, but offered as the mend. Absent: none. */
  readonly department?: string
  /** `valid`: the definition is sound, and it is neither dropped nor deferred. `weight` as used. */
  readonly keyResults: readonly { readonly id: string; readonly weight: number; readonly valid: boolean }[]
}

export type LinkState =
  | 'ok'
  /** Named before in the same list. */
  | 'duplicate'
  | 'missing'
  /** Several rows bear the id. */
  | 'ambiguous'
  | 'self'
  | 'cancelled_parent'
  /** The parent is on a deeper level. */
  | 'upside_down'
  /** The two periods share no day. */
  | 'other_quarter'

/** A link from an objective to its parent, or to a key result of its parent. */
export interface Link {
  readonly property: 'Supports' | 'Supports key result'
  /** As linked: of an objective or of a key result. */
  readonly id: string
  readonly state: LinkState
  /** Position of the parent among the objectives; null: missing or ambiguous. */
  readonly parent: number | null
}

/** How high a level is; the company is the highest. */
const depth: Readonly<Record<NonNullable<Objective['level']>, number>> = {
  company: 0,
  department: 1,
  team: 2,
}

/** Where each id stands. */
type Positions = ReadonlyMap<string, number>

const AMBIGUOUS = -1

/** Resolves every link (scoring rules, "alignment"); the answer stands in the order of the objectives. */
export function resolveLinks(objectives: readonly AlignmentObjective[]): readonly (readonly Link[])[] {
  const byId = positions(objectives.map(({ id }) => [id]))
  const isNamed = objectives.some(({ supportsKeyResults }) => supportsKeyResults.length > 0)
  const byKeyResult = isNamed
    ? positions(objectives.map(({ keyResults }) => keyResults.map(({ id }) => id)))
    : new Map()

  return objectives.map((child) => [
    ...resolve(child, 'Supports', child.supports, byId),
    ...resolve(child, 'Supports key result', child.supportsKeyResults, byKeyResult),
  ])

  function resolve(
    child: AlignmentObjective,
    property: Link['property'],
    ids: readonly string[],
    bearers: Positions,
  ): Link[] {
    const seen = new Set<string>()
    return ids.map((id) => {
      const isRepeated = seen.has(id)
      seen.add(id)
      const parent = bearers.get(id)
      const found = parent === undefined ? undefined : objectives[parent]
      if (isRepeated) return { property, id, state: 'duplicate', parent: found ? (parent ?? null) : null }
      if (parent === AMBIGUOUS) return { property, id, state: 'ambiguous', parent: null }
      if (parent === undefined || found === undefined) return { property, id, state: 'missing', parent: null }
      return { property, id, state: judge(child, found), parent }
    })
  }
}

function judge(child: AlignmentObjective, parent: AlignmentObjective): LinkState {
  if (child === parent) return 'self'
  if (parent.state === 'cancelled') return 'cancelled_parent'
  const isDeeper = child.level !== null && parent.level !== null && depth[parent.level] > depth[child.level]
  if (isDeeper) return 'upside_down'
  return sharesDay(child.period, parent.period) ? 'ok' : 'other_quarter'
}

/** Whether two periods share a day; one that is not known may. */
export function sharesDay(a: Period | null, b: Period | null): boolean {
  return a === null || b === null || (a.start <= b.end && b.start <= a.end)
}

/** Where each id stands; `AMBIGUOUS` where that is in more than one place. */
function positions(ids: readonly (readonly string[])[]): Positions {
  const found = new Map<string, number>()
  for (const [position, group] of ids.entries()) {
    for (const id of group) found.set(id, found.has(id) ? AMBIGUOUS : position)
  }
  return found
}
