import type { Person } from '#src/core/model.ts'

/** The one person whom a file names; nobody where the owner is empty. */
export function personNamed(owner: string | null): readonly Person[] {
  return owner === null || owner.trim() === '' ? [] : [{ id: owner, name: owner, email: null }]
}
