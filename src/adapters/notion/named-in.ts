import type { NamedInRows } from '#src/ports/named-in-rows.ts'
import { isPartial } from './find-people.ts'
import type { Inspected } from './inspect-databases.ts'
import { peopleFrom } from './person-from.ts'
import { textOf } from './text-of.ts'

/**
 * Which teams and people rows name.
 * @param owners OWNERS: names to addresses
 */
export function namedIn(
  databases: readonly Inspected[],
  owners: Readonly<Record<string, string>>,
): NamedInRows {
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
        // Who has to be looked up may have any address.
        if (cell.kind === 'people' && cell.people.some(isPartial)) isEveryone = false
        for (const { email } of peopleFrom(cell, { known: new Map(), owners })) {
          if (email !== null) addresses.add(email.toLowerCase())
        }
      }
    }
  }
  return { teams: isTeamKnown ? [...teams].toSorted() : null, addresses: isEveryone ? addresses : null }
}
