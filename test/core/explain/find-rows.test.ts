import { expect, test } from 'vitest'
import { findRows } from '#src/core/explain/find-rows.ts'
import { aKeyResult, anInitiative, anObjective } from '#test/core/a-snapshot.ts'
import { aMaterial } from './a-material.ts'

const ID = '0a1b2c3d-4e5f-4061-8293-a4b5c6d7e8f9'
const OTHER = 'ffffffff-4e5f-4061-8293-a4b5c6d7e8f9'
const bare = ID.replaceAll('-', '')
const otherBare = OTHER.replaceAll('-', '')

const { evaluation } = aMaterial({
  snapshot: {
    objectives: [anObjective({ id: OTHER, title: 'Checkout' })],
    keyResults: [
      aKeyResult({ id: ID, objectives: [OTHER], url: `https://app.notion.com/p/Sixty-${bare}` }),
      aKeyResult({ id: 'k2', title: 'Twice', objectives: [OTHER] }),
      aKeyResult({ id: 'k3', title: 'Twice', objectives: [OTHER] }),
    ],
    initiatives: [anInitiative({ title: 'Twice', keyResults: [ID] })],
  },
})

test.each([
  ['its id', ID],
  ['its id without dashes', bare],
  ['its id in capitals', ID.toUpperCase()],
  ['its link', `https://www.notion.so/acme/Sixty-customers-${bare}`],
  ['its link with a view behind it', `https://www.notion.so/acme/Sixty-customers-abc-${bare}?pvs=4#top`],
  ['a link to its database, in which it was open', `https://www.notion.so/acme/${otherBare}?v=1&p=${bare}`],
  ['the link that Notion gives of it', `https://app.notion.com/p/Sixty-${bare}`],
  ['its title', 'Sixty customers'],
])('a row is found by %s', (_, page) => {
  expect(findRows(page, evaluation)).toMatchObject([{ kind: 'key result', id: ID }])
})

test('a title that several rows bear finds them all, and one that none bears finds nothing', () => {
  expect(findRows('Twice', evaluation).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'key result k2',
    'key result k3',
    'initiative i1',
  ])
  expect(findRows('twice', evaluation)).toEqual([])
  expect(findRows('', evaluation)).toEqual([])
})
