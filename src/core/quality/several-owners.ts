import { personNames } from '#src/core/mail/person-names.ts'
import type { Person } from '#src/core/model.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'

/** More than one person answers for a row; null: one, or none. */
export function severalOwners(owners: readonly Person[]): RowFault | null {
  if (owners.length < 2) return null
  const people = [...new Map(owners.map((owner) => [owner.id, owner])).values()]
  const names = personNames(people)
  const [first = '', ...others] = names
  if (others.length === 0) return null
  return {
    code: 'several_owners',
    property: 'Owner',
    message: `Owner names ${names.length} people (${names.slice(0, 5).join(', ')}${names.length > 5 ? ' and others' : ''}), so nobody answers for it alone.`,
    mend: `Keep the one person in Owner who answers for it, for example ${first}; the others can own initiatives that serve it.`,
  }
}
