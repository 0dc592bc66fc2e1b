import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connect } from '#src/sandbox/github/graphql/connection.ts'
import { sorted } from '#src/sandbox/github/graphql/sorted.ts'

const rows = fc.uniqueArray(fc.record({ id: fc.nat(), key: fc.constantFrom<string>('a', 'b', 'c') }), {
  selector: ({ id }) => id,
})

type Page = ReturnType<typeof connect<unknown, number>>

/** Reads page after page; between pages something happens to the list. */
function readAll(list: { id: number; key: string }[], first: number, between: () => void): number[] {
  const seen: number[] = []
  let after: string | null = null
  do {
    const { rows: all, cursors } = sorted(list, ({ key }) => key, 'DESC')
    const page: Page = connect('rows', all, { first, after }, ({ id }) => id, cursors)
    seen.push(...page.nodes())
    const info: ReturnType<Page['pageInfo']> = page.pageInfo()
    after = info.hasNextPage ? info.endCursor : null
    between()
  } while (after !== null)
  return seen
}

test('whatever comes in above, each row of before is seen once and in order', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 5 }), (list, first) => {
      const inOrder = sorted(list, ({ key }) => key, 'DESC').rows.map(({ id }) => id)
      let id = 0
      const growing = [...list]
      const seen = readAll(growing, first, () => {
        id -= 1
        growing.push({ id, key: 'z' })
      })
      expect(seen).toEqual(inOrder)
    }),
  )
})

test('a row that moves up is not skipped over: the others are still seen once', () => {
  const list = ['e', 'd', 'c', 'b', 'a'].map((key, index) => ({ id: index + 1, key }))
  const seen = readAll(list, 2, () => {
    const moved = list.find(({ id }) => id === 2)
    if (moved) moved.key = 'z'
  })
  expect(seen).toEqual([1, 2, 3, 4, 5])
})

test.each(['x', btoa('cursor:v2:[1,2]'), btoa('cursor:v2:no JSON'), btoa('cursor:1')])(
  'a cursor of nowhere is refused: %s',
  (after) => {
    const { rows: all, cursors } = sorted([{ id: 1, key: 'a' }], ({ key }) => key, 'ASC')
    expect(() => connect('rows', all, { first: 1, after }, (row) => row, cursors)).toThrow('valid cursor')
  },
)
