import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Objective, Person, Snapshot } from '#src/core/model.ts'

/** Those who lead, with the objective that makes them leads. */
interface Lead {
  readonly person: Person
  readonly objective: Objective
}

/** The rows that go on: what people own now. */
interface Rows {
  readonly objectives: readonly Pick<ObjectiveResult, 'id' | 'owners' | 'ended' | 'state'>[]
  readonly keyResults: readonly Pick<KeyResultResult, 'id' | 'owners' | 'ended' | 'state' | 'objectiveId'>[]
  readonly initiatives: readonly Pick<InitiativeResult, 'owners' | 'status' | 'keyResults'>[]
}

/** Whether two cells name the same person, be it once as a user and once as text. */
function isSamePerson(a: Person, b: Person): boolean {
  return a.id === b.id || (a.email !== null && a.email.toLowerCase() === b.email?.toLowerCase())
}

/**
 * Who leads whom: the owner of the objective above what a person owns, then of the objectives which that one supports. Whoever
 * is passed over leads to the next one up; cycles and links that lead nowhere end the way.
 */
export function leadOf({ objectives, keyResults }: Pick<Snapshot, 'objectives' | 'keyResults'>, rows: Rows) {
  const byId = new Map(objectives.map((objective) => [objective.id, objective]))
  const objectivesOf = new Map(keyResults.map((row) => [row.id, row.objectives]))
  const parentsOf = ({ supports, supportsKeyResults }: Objective) => [
    ...supports,
    ...supportsKeyResults.flatMap((id) => objectivesOf.get(id) ?? []),
  ]

  /** @param start objectives right above what is owned */
  const above = (start: readonly string[], passedOver: readonly Person[]): Lead[] => {
    const seen = new Set<string>()
    let level = start
    while (level.length > 0) {
      const here = [...new Set(level)].filter((id) => !seen.has(id)).flatMap((id) => byId.get(id) ?? [])
      for (const { id } of here) seen.add(id)
      const leads = here.flatMap((objective) =>
        objective.state === 'cancelled' ? [] : objective.owners.map((person) => ({ person, objective })),
      )
      const others = leads.filter(({ person }) => !passedOver.some((each) => isSamePerson(each, person)))
      if (others.length > 0) return unique(others)
      level = here.flatMap(parentsOf)
    }
    return []
  }

  return {
    ofKeyResults(ids: readonly string[], passedOver: readonly Person[]): Lead[] {
      return above(
        ids.flatMap((id) => objectivesOf.get(id) ?? []),
        passedOver,
      )
    },
    /** Of one who owns several things: whoever is above the most of them, so that not half the company hears. */
    ofPerson(person: Person, passedOver: readonly Person[]): Lead[] {
      const owns = ({ owners }: { readonly owners: readonly Person[] }) =>
        owners.some((owner) => isSamePerson(owner, person))
      const runs = (row: Rows['objectives'][number]) => !row.ended && row.state === 'active'
      const starts = [
        ...rows.keyResults
          .filter((row) => owns(row) && !row.ended && row.state === 'active')
          .map(({ id }) => objectivesOf.get(id) ?? []),
        ...rows.initiatives
          .filter((row) => owns(row) && row.status !== 'done' && row.status !== 'cancelled')
          .map((row) => row.keyResults.flatMap((id) => objectivesOf.get(id) ?? [])),
        ...rows.objectives
          .filter((row) => owns(row) && runs(row))
          .map(({ id }) => {
            const own = byId.get(id)
            return own === undefined ? [] : parentsOf(own)
          }),
      ]
      return mostFrequent(starts.map((start) => above(start, [person, ...passedOver])))
    },
  }
}

function unique(leads: readonly Lead[]): Lead[] {
  return leads.filter(
    ({ person }, index) => leads.findIndex((other) => isSamePerson(other.person, person)) === index,
  )
}

function mostFrequent(found: readonly (readonly Lead[])[]): Lead[] {
  const counts = Map.groupBy(
    found.filter((leads) => leads.length > 0),
    (leads) =>
      leads
        .map(({ person }) => person.id)
        .toSorted()
        .join(' '),
  )
  const [most] = [...counts].toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1))
  return [...(most?.[1][0] ?? [])]
}
