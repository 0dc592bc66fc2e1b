import type { ReadingFrom } from '#src/adapters/notion/read-sources.ts'
import type { Person } from '#src/core/model.ts'

/** Remembers nothing of earlier runs, and of this one the people. */
export function forgetfulMemory(): Pick<ReadingFrom, 'bindings' | 'store'> {
  const people = new Map<string, Person>()
  return {
    bindings: {
      list: async () => [],
      save: async () => {},
      forget: async () => {},
      dataSource: async () => null,
      saveDataSource: async () => {},
      people: async () => [...people.values()],
      async savePeople(list) {
        for (const person of list) people.set(person.id, person)
      },
    },
    store: { sources: async () => [], rows: async () => [], save: async () => {} },
  }
}
