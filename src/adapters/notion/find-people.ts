import type { Person } from '#src/core/model.ts'
import type { Bindings } from '#src/ports/bindings.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Column } from './bound-database.ts'
import { User } from './cells.ts'
import type { Notion } from './connect-notion.ts'
import type { Row } from './schemas.ts'

const week = 7 * 24 * 60 * 60 * 1000

/** The people that rows name only by their id, as one or several databases show them. */
export function partialPeople(rows: Iterable<Row>, columns: Iterable<Column>): readonly string[] {
  const people = [...columns].filter((column) => column.kind === 'people')
  const ids = new Set<string>()
  for (const row of rows) {
    for (const { propertyId } of people) {
      const cell = row.cells.get(propertyId)
      if (cell?.kind !== 'people') continue
      for (const user of cell.people) if (isPartial(user)) ids.add(user.id)
    }
  }
  return [...ids].sort()
}

/** Whether Notion gave only the id. */
export function isPartial(user: User): boolean {
  return user.name === undefined && user.person === undefined
}

/**
 * Looks up people whom no run of the last 7 days has looked up: one request each.
 * Someone whom the connection may not read is a person without a name or address, not a failure.
 * @param anyAge true: whoever was ever looked up is known
 * @throws Failure
 */
export async function findPeople(
  notion: Notion,
  { bindings, clock }: { bindings: Bindings; clock: Clock },
  ids: readonly string[],
  anyAge: boolean,
): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map()
  const now = clock.now()
  const since = new Date(anyAge ? 0 : Date.parse(now) - week).toISOString()
  const known = new Map((await bindings.people(since)).map((person) => [person.id, person]))
  const unknown = ids.filter((id) => !known.has(id))
  const learned = await Promise.all(unknown.map((id) => lookUp(notion, id)))
  if (learned.length > 0) await bindings.savePeople(learned, now)
  for (const person of learned) known.set(person.id, person)
  return known
}

async function lookUp(notion: Notion, id: string): Promise<Person> {
  try {
    const user = await notion.ask({ to: `look up the person ${id}` }, User, (client) =>
      client.users.retrieve({ user_id: id }),
    )
    return { id, name: user.name ?? '', email: user.person?.email ?? null }
  } catch (error) {
    const refused = error instanceof Failure && (error.code === 'not_found' || error.code === 'forbidden')
    if (!refused) throw error
    return { id, name: '', email: null }
  }
}
