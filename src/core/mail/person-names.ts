import type { Person } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** How people are called in mail: the name, else the address, else that it is not known. */
export function personNames(people: readonly Person[]): readonly string[] {
  return people.map(
    ({ name, email }) => cleanText(name, 40) || cleanText(email ?? '', 60) || 'an unnamed person',
  )
}
