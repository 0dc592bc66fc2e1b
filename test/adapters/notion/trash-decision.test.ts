import { expect, test } from 'vitest'
import { addUser, editPage } from '#src/sandbox/notion/seed.ts'
import { notionContract } from '#test/sandbox/notion/notion-contract.ts'
import { contractTest } from '#test/support/openapi.ts'
import { refusal } from './a-connection.ts'
import { aDecisionLog, committed, cut, type Fate, silence } from './a-decision-log.ts'

/** A row that the service has added, with what happens to each request that is to take it back. */
async function anAddedRow(...fates: readonly Fate[]) {
  const log = await aDecisionLog([{}, ...fates])
  const { id, at } = await log.okrs.addDecision(log.decision)
  return {
    ...log,
    id,
    /** A person types into it so long after. */
    edit: (minutes: number) => {
      const editedBy = addUser(log.notion.state, { kind: 'person', name: 'Ada', email: null })
      const lastEdited = new Date(Date.parse(at) + minutes * 60_000).toISOString()
      editPage(log.notion.state, id, { Rationale: 'Mine' }, { lastEdited, editedBy })
    },
    trash: () => log.okrs.trashDecision(id, at),
    isThere: () => log.pages().length === 1,
  }
}

const doubts: readonly (readonly [string, Fate])[] = [
  ['a 503 that names what was saved', committed],
  ['a 503', { answer: () => refusal(503, 'service_unavailable') }],
  ['no answer in time', silence],
  ['a lost connection', cut],
  ['a success of another shape', { answer: () => Response.json({ ok: true }) }],
]

test.each(doubts)('after %s a row that went into the trash is not sent there again', async (_case, fate) => {
  const { trash, bodies, isThere } = await anAddedRow(fate)

  expect(await trash()).toBeNull()

  expect(bodies).toHaveLength(2)
  expect(isThere()).toBe(false)
})

test.each([
  ...doubts,
  ['a limit', { answer: () => refusal(429, 'rate_limited', {}, { 'retry-after': '30' }) }],
  ['a conflict', { answer: () => refusal(409, 'conflict_error') }],
] as const)(
  'after %s a row that is still there is looked at, and goes into the trash',
  async (_case, fate: Fate) => {
    const { trash, bodies, isThere } = await anAddedRow({ ...fate, isLost: true })

    expect(await trash()).toBeNull()

    expect(bodies).toHaveLength(3)
    expect(isThere()).toBe(false)
  },
)

test('what somebody edits while the answer is waited for stays', async () => {
  const row = await anAddedRow({ ...silence, isLost: true, before: () => row.edit(2) })

  await expect(row.trash()).rejects.toMatchObject({ code: 'conflict', outcome: 'refused' })

  expect(row.isThere()).toBe(true)
})

test.each([
  ['minutes later', 3],
  ['within the same minute', 0],
])('what a person edited %s stays', async (_case, minutes) => {
  const { edit, trash, bodies, isThere } = await anAddedRow()
  edit(minutes)

  expect(await trash()).toBe('edited')

  expect(bodies).toHaveLength(1)
  expect(isThere()).toBe(true)
})

test('what is refused is a failure, and the row stays', async () => {
  const { trash, isThere } = await anAddedRow({
    isLost: true,
    answer: () => refusal(403, 'restricted_resource'),
  })

  await expect(trash()).rejects.toMatchObject({
    code: 'forbidden',
    outcome: 'refused',
    message: expect.stringContaining('"Update content"'),
  })

  expect(isThere()).toBe(true)
})

test('a row in another database is none to take back', async () => {
  const { okrs, keyResult } = await anAddedRow()

  expect(await okrs.trashDecision(keyResult, '2026-12-31T00:00:00.000Z')).toBe('gone')
})

contractTest('a row is put into the trash as Notion documents it', notionContract, async () => {
  const { trash, bodies } = await anAddedRow()

  await trash()

  expect(notionContract.faultsAsked('PATCH /v1/pages/{page_id}', bodies[1])).toEqual([])
  expect(bodies[1]).toEqual({ in_trash: true })
})
