import type { Person } from '#src/core/model.ts'
import type { Cell, User } from './cells.ts'
import { isPartial } from './find-people.ts'

/** Who can be told from a cell. */
export interface PeopleBook {
  /** Looked up, by id. */
  readonly known: ReadonlyMap<string, Person>
  /** OWNERS: names to addresses. */
  readonly owners: Readonly<Record<string, string>>
}

/** Reads people from a column of any type that can name them: names in text are parted by commas, semicolons or lines. */
export function peopleFrom(cell: Cell, book: PeopleBook): readonly Person[] {
  switch (cell.kind) {
    case 'people':
      return cell.people.map((user) => fromUser(user, book))
    case 'text':
      return fromText(cell.text, book)
    case 'options':
      return cell.names.flatMap((name) => fromText(name, book))
    default:
      return []
  }
}

function fromUser(user: User, book: PeopleBook): Person {
  const known = isPartial(user) ? book.known.get(user.id) : undefined
  const name = known?.name || user.name || 'Unknown person'
  const email = known?.email ?? user.person?.email ?? addressOf(name, book)
  return { id: user.id, name, email }
}

function fromText(text: string, book: PeopleBook): readonly Person[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim().replace(/^@/, ''))
  return names
    .filter((name) => name !== '')
    .map((name) => {
      const email = addressOf(name, book) ?? (/^\S+@\S+\.\S+$/.test(name) ? name : null)
      return { id: `name:${name.toLowerCase()}`, name, email }
    })
}

function addressOf(name: string, book: PeopleBook): string | null {
  const wanted = name.trim().toLowerCase()
  const entry = Object.entries(book.owners).find(([known]) => known.trim().toLowerCase() === wanted)
  return entry?.[1] ?? null
}
