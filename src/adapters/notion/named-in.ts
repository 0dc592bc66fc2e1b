import type { NamedInRows } from '#src/ports/named-in-rows.ts'
import type { User } from './cells.ts'
import { isPartial } from './find-people.ts'
import type { Inspected } from './inspect-databases.ts'
import { type PeopleBook, peopleFrom } from './person-from.ts'
import { textOf } from './text-of.ts'

/**
 * Which teams and people rows name.
 * @param book whoever was ever looked up; of somebody who was not the address is not known
 */
export function namedIn(databases: readonly Inspected[], book: PeopleBook): NamedInRows {
  const teams = new Set<string>()
  const addresses = new Set<string>()
  let isTeamKnown = false
  let isEveryone = true
  for (const { bound, rows } of databases) {
    const team = bound.columns.get('team')
    isTeamKnown ||= team !== undefined
    const people = (['owners', 'waitingOn'] as const).flatMap((field) => bound.columns.get(field) ?? [])
    for (const { cells } of rows) {
      const written = team === undefined ? '' : textOf(cells.get(team.propertyId)).trim()
      if (written !== '') teams.add(written)
      for (const { propertyId } of people) {
        const cell = cells.get(propertyId)
        if (cell === undefined) continue
        // Who has yet to be looked up may have any address.
        const isUnknown = (user: User) => isPartial(user) && !book.known.has(user.id)
        if (cell.kind === 'people' && cell.people.some(isUnknown)) isEveryone = false
        for (const { email } of peopleFrom(cell, book)) {
          if (email !== null) addresses.add(email.toLowerCase())
        }
      }
    }
  }
  return { teams: isTeamKnown ? [...teams].toSorted() : null, addresses: isEveryone ? addresses : null }
}
