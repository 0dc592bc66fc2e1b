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

type Positions = ReadonlyMap<string, readonly number[]>

/** Resolves every link (scoring rules, "alignment"); the answer stands in the order of the objectives. */
export function resolveLinks(objectives: readonly AlignmentObjective[]): readonly (readonly Link[])[] {
  const byId = positions(objectives.map(({ id }) => [id]))
  const byKeyResult = positions(objectives.map(({ keyResults }) => keyResults.map(({ id }) => id)))

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
      const [parent, other] = bearers.get(id) ?? []
      const found = parent === undefined ? undefined : objectives[parent]
      if (isRepeated) return { property, id, state: 'duplicate', parent: parent ?? null }
      if (parent === undefined || found === undefined) return { property, id, state: 'missing', parent: null }
      if (other !== undefined) return { property, id, state: 'ambiguous', parent: null }
      return { property, id, state: judge(child, found), parent }
    })
  }
}

function judge(child: AlignmentObjective, parent: AlignmentObjective): LinkState {
  if (child === parent) return 'self'
  if (parent.state === 'cancelled') return 'cancelled_parent'
  const isDeeper = child.level !== null && parent.level !== null && depth[parent.level] > depth[child.level]
  if (isDeeper) return 'upside_down'
  return child.period !== null && parent.period !== null && !overlap(child.period, parent.period)
    ? 'other_quarter'
    : 'ok'
}

function overlap(a: Period, b: Period): boolean {
  return a.start <= b.end && b.start <= a.end
}

/** Where each id stands; more than one place: it is ambiguous. */
function positions(ids: readonly (readonly string[])[]): Positions {
  const found = new Map<string, number[]>()
  for (const [position, group] of ids.entries()) {
    for (const id of group) {
      const places = found.get(id)
      if (places === undefined) found.set(id, [position])
      else places.push(position)
    }
  }
  return found
}
