import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addUser } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { notionContract } from '#test/sandbox/notion/notion-contract.ts'
import { contractTest } from '#test/support/openapi.ts'
import { refusal } from './a-connection.ts'
import { aDecisionLog, committed, cut, type Fate, silence } from './a-decision-log.ts'

const doubts: readonly (readonly [string, Fate])[] = [
  ['a 503 that names what was saved', committed],
  ['a 503', { answer: () => refusal(503, 'service_unavailable') }],
  ['no answer in time', silence],
  ['a lost connection', cut],
  ['a page of a proxy', { answer: () => new Response('<html>', { status: 502 }) }],
  ['half a success', { answer: () => new Response('{"object":"page",') }],
  ['a success of another shape', { answer: () => Response.json({ ok: true }) }],
  ['a 503, named while queries are late', { ...committed, staleMs: 60_000 }],
  ['no answer in time, while queries are some seconds late', { ...silence, staleMs: 5_000 }],
]

test.each(doubts)('after %s a row that was added is found, and not added again', async (_case, fate) => {
  const { okrs, decision, bodies, pages } = await aDecisionLog([fate])

  const { id } = await okrs.addDecision(decision)

  expect(bodies).toHaveLength(1)
  expect(pages().map((page) => page.id)).toEqual([id])
  const refreshed = await okrs.refresh(new Set(['decisions']))
  expect(refreshed?.decisions).toMatchObject([{ id, shown: { prepared: decision.prepared } }])
})

test.each([
  ...doubts.filter(([, { staleMs }]) => staleMs === undefined).slice(1),
  [
    'a 503 that names what cannot be found',
    { answer: () => committed.answer('99999999-9999-4999-8999-999999999999') },
  ],
] as const)(
  'after %s a row that is nowhere is not sent again either, and its outcome is unknown',
  async (_case, fate: Fate) => {
    const { okrs, decision, bodies, pages } = await aDecisionLog([{ ...fate, isLost: true }])

    await expect(okrs.addDecision(decision)).rejects.toMatchObject({ outcome: 'unknown' })

    expect(bodies).toHaveLength(1)
    expect(pages()).toEqual([])
  },
)

test('a row in doubt that no query shows for long has an unknown outcome, and a later read shows it', async () => {
  const { okrs, notion, decision, bodies, pages } = await aDecisionLog([{ ...silence, staleMs: 60_000 }])

  await expect(okrs.addDecision(decision)).rejects.toMatchObject({ code: 'timeout', outcome: 'unknown' })
  await notion.clock.sleep(60_000)
  const { decisions } = await okrs.read()

  expect(bodies).toHaveLength(1)
  expect(pages()).toHaveLength(1)
  expect(decisions).toMatchObject([{ shown: { prepared: decision.prepared } }])
})

test('a row in doubt that cannot be looked for has an unknown outcome, and says so', async () => {
  const { okrs, notion, decision } = await aDecisionLog([
    {
      answer: () => {
        for (const connection of notion.state.connections.values()) connection.roots.clear()
        return refusal(503, 'service_unavailable')
      },
    },
  ])

  await expect(okrs.addDecision(decision)).rejects.toMatchObject({
    code: 'not_found',
    outcome: 'unknown',
    message: expect.stringContaining('could not be seen'),
  })
})

test.each([
  ['a limit', () => refusal(429, 'rate_limited', {}, { 'retry-after': '30' })],
  ['an overload', () => refusal(529, 'service_overload')],
  ['a conflict', () => refusal(409, 'conflict_error')],
])('after %s, by which nothing was done, the row is sent again', async (_case, answer) => {
  const { okrs, decision, bodies, pages } = await aDecisionLog([{ isLost: true, answer }])

  const { id } = await okrs.addDecision(decision)

  expect(bodies).toHaveLength(2)
  expect(pages().map((page) => page.id)).toEqual([id])
})

test('a limit that does not end is a refusal', async () => {
  const limit = { isLost: true, answer: () => refusal(429, 'rate_limited', {}, { 'retry-after': '30' }) }
  const { okrs, decision, pages } = await aDecisionLog(Array.from({ length: 9 }, () => limit))

  await expect(okrs.addDecision(decision)).rejects.toMatchObject({
    code: 'rate_limited',
    retryable: true,
    outcome: 'refused',
  })

  expect(pages()).toEqual([])
})

test.each([
  ['the rights', () => refusal(403, 'restricted_resource'), 'forbidden', /capability "Insert content"/],
  [
    'the plan',
    () => refusal(403, 'restricted_resource', { additional_data: { block_limit: '1000' } }),
    'forbidden',
    /block limit of its free plan/,
  ],
])('a row refused for %s is sent once, and the reason is said', async (_case, answer, code, words) => {
  const { okrs, decision, bodies, pages } = await aDecisionLog([{ isLost: true, answer }])

  await expect(okrs.addDecision(decision)).rejects.toMatchObject({
    code,
    retryable: false,
    outcome: 'refused',
    message: expect.stringMatching(words),
  })

  expect(bodies).toHaveLength(1)
  expect(pages()).toEqual([])
})

test.each([
  ['locked', { isLocked: true }, /is locked. Unlock it in Notion/],
  ['in the trash', { trashed: true }, /archived or in the trash. Restore it/],
])('where Notion refuses a row and the database is %s, that is said', async (_case, change, words) => {
  const refused = { isLost: true, answer: () => refusal(400, 'validation_error') }
  const { okrs, notion, log, decision } = await aDecisionLog([refused, refused, refused])
  const { databaseId } = notion.state.dataSources.get(log)!
  Object.assign(notion.state.databases.get(databaseId)!, change)

  await expect(okrs.addDecision(decision)).rejects.toMatchObject({
    outcome: 'refused',
    message: expect.stringMatching(words),
  })
})

test('a database that is not shown any more is told so, and the row is sent once', async () => {
  const unshare = () => {
    for (const connection of log.notion.state.connections.values()) connection.roots.clear()
  }
  const log = await aDecisionLog([{ before: unshare }])

  await expect(log.okrs.addDecision(log.decision)).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('NOTION_DECISIONS'),
  })

  expect(log.bodies).toHaveLength(1)
})

test('a row whose every part is refused is not added, and the reason is said', async () => {
  const refused = { isLost: true, answer: () => refusal(400, 'validation_error') }
  const { okrs, decision, bodies, pages } = await aDecisionLog(Array.from({ length: 9 }, () => refused))

  await expect(okrs.addDecision(decision)).rejects.toMatchObject({
    code: 'invalid',
    outcome: 'refused',
    message: expect.stringMatching(/validation_error/),
  })

  expect(bodies).toHaveLength(3)
  expect(pages()).toEqual([])
})

test('an owner who has left the workspace since is left out, and all else is there', async () => {
  const log = await aDecisionLog([{ before: () => log.notion.state.users.delete(ada) }])
  const ada = addUser(log.notion.state, { kind: 'person', name: 'Ada', email: 'ada@example.com' })
  const owners = [{ id: ada, name: 'Ada', email: 'ada@example.com' }]

  const { leftOut } = await log.okrs.addDecision({ ...log.decision, owners })

  expect(leftOut).toEqual(['Owner'])
  expect(log.bodies).toHaveLength(2)
  expect((await log.okrs.read()).decisions).toMatchObject([
    { owners: [], status: 'proposed', keyResults: [log.keyResult], initiatives: [log.initiative] },
  ])
})

test('an initiative that is gone since is left out, and the key result stays linked', async () => {
  const log = await aDecisionLog([
    { before: () => Object.assign(log.notion.state.pages.get(log.initiative)!, { trashed: true }) },
  ])

  const { leftOut } = await log.okrs.addDecision(log.decision)

  expect(leftOut).toEqual(['Initiatives'])
  expect(log.pages()).toHaveLength(1)
  expect((await log.okrs.read()).decisions).toMatchObject([{ keyResults: [log.keyResult], initiatives: [] }])
})

test('a row whose part in doubt was refused and whose rest lost its answer is not sent a third time', async () => {
  const { okrs, decision, bodies, pages } = await aDecisionLog([
    { isLost: true, answer: () => refusal(400, 'validation_error') },
    { isLost: true, ...silence },
  ])

  await expect(okrs.addDecision(decision)).rejects.toMatchObject({ outcome: 'unknown' })

  expect(bodies).toHaveLength(2)
  expect(pages()).toEqual([])
})

test('a lock is for hands alone: a row that is refused for its owner is added without, though the database is locked', async () => {
  const { okrs, notion, log, decision, pages } = await aDecisionLog([
    { isLost: true, answer: () => refusal(400, 'validation_error') },
  ])
  notion.state.databases.get(notion.state.dataSources.get(log)!.databaseId)!.isLocked = true

  expect((await okrs.addDecision(decision)).leftOut).toEqual(['Initiatives'])

  expect(pages()).toHaveLength(1)
})

test('a connection that may not insert is refused', async () => {
  const { okrs, notion, decision, pages } = await aDecisionLog()
  for (const connection of notion.state.connections.values()) connection.inserts = false

  await expect(okrs.addDecision(decision)).rejects.toMatchObject({ code: 'forbidden', outcome: 'refused' })

  expect(pages()).toEqual([])
})

test('whatever is lost: never two rows, and the outcome told is the true one', async () => {
  const fate = fc.record({
    isLost: fc.boolean(),
    answer: fc.constantFrom(
      ...doubts.map(([, each]) => each.answer!),
      () => refusal(429, 'rate_limited', {}, { 'retry-after': '1' }),
      () => refusal(400, 'validation_error'),
    ),
    staleMs: fc.option(fc.constantFrom(1_000, 60_000), { nil: 0, freq: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 3 }), async (drawn) => {
      // Notion carries nothing out that it refuses.
      const fates = drawn.map((each) => ({ ...each, isLost: each.isLost || isRefusal(each.answer) }))
      const { okrs, decision, pages } = await aDecisionLog(fates)
      const outcome = await okrs.addDecision(decision).then(
        () => 'added',
        (failure: { outcome: string }) => failure.outcome,
      )

      expect(pages().length).toBeLessThanOrEqual(1)
      if (outcome !== 'unknown') expect(pages()).toHaveLength(outcome === 'added' ? 1 : 0)
    }),
    { numRuns: 12 },
  )
})

function isRefusal(answer: NonNullable<Fate['answer']>): boolean {
  return !doubts.some(([, each]) => each.answer === answer)
}

contractTest('a row is added as Notion documents it, by the ids of its columns', notionContract, async () => {
  const { okrs, notion, log, decision, bodies } = await aDecisionLog()
  const ada = addUser(notion.state, { kind: 'person', name: 'Ada', email: 'ada@example.com' })
  const options = `A. Scope: ${'🚀'.repeat(2_500)}`
  const owners = [{ id: ada, name: 'Ada', email: 'ada@example.com' }]

  const { id } = await okrs.addDecision({ ...decision, options, owners })

  expect(notionContract.faultsAsked('POST /v1/pages', bodies[0])).toEqual([])
  const ids = notion.state.dataSources.get(log)!.properties.map((property) => encodeURIComponent(property.id))
  expect(ids).toEqual(expect.arrayContaining(Object.keys(bodies[0]!.properties)))
  expect(showPage(notion.state, id)).toMatchObject({
    Decision: decision.title,
    Raised: '2026-11-20',
    Status: 'Proposed',
    Context: decision.context,
    Options: options,
    Recommendation: decision.recommendation,
    'If no response': decision.ifNoResponse,
    'Decide by': '2026-11-27',
    'Review date': '2026-12-25',
    Prepared: decision.prepared,
  })
})

test('what people keep in columns of another type, or not at all, is left out', async () => {
  const { okrs, notion, decision } = await aDecisionLog([], {
    Context: { select: {} },
    'Decide by': { rich_text: {} },
    Recommendation: null,
    Status: { status: {} },
  })
  const owners = [{ id: 'name:ada', name: 'Ada', email: 'ada@example.com' }]
  const elsewhere = '99999999-9999-4999-8999-999999999999'

  const { id } = await okrs.addDecision({
    ...decision,
    owners,
    initiatives: [elsewhere],
    keyResults: [elsewhere, decision.pageId],
  })

  const shown = showPage(notion.state, id)
  expect(shown).toMatchObject({ Raised: '2026-11-20', Prepared: decision.prepared })
  const [added] = (await okrs.read()).decisions
  expect(added).toMatchObject({ keyResults: [decision.pageId], initiatives: [], owners: [], context: '' })
  expect(added?.decideBy).toBeNull()
})

test('in a log that keeps its owners as text the name is written', async () => {
  const { okrs, decision } = await aDecisionLog([], { Owner: null }, { Owner: { rich_text: {} } })
  const owners = [{ id: 'name:ada', name: 'Ada', email: 'ada@example.com' }]

  await okrs.addDecision({ ...decision, owners })

  expect((await okrs.read()).decisions).toMatchObject([{ owners: [{ name: 'Ada' }] }])
})

test.each([
  ['a select without such an option is given it', [{ name: 'Fait' }], 'Proposed'],
  ['an option in other words is used', [{ name: 'Erledigt' }, { name: 'Offen' }], 'Offen'],
  ['the exact one comes first', [{ name: 'Open' }, { name: 'PROPOSED' }], 'PROPOSED'],
])('of the options of Status: %s', async (_case, options, option) => {
  const { okrs, notion, decision } = await aDecisionLog(
    [],
    { Status: null },
    { Status: { select: { options } } },
  )

  const { id } = await okrs.addDecision(decision)

  expect(showPage(notion.state, id)['Status']).toBe(option)
})

test('a row that was added is read while queries are late, also by another run, and is no edit then', async () => {
  const { okrs, again, decision } = await aDecisionLog([{ staleMs: 60_000 }])

  const { id } = await okrs.addDecision(decision)
  const refreshed = await okrs.refresh(new Set(['decisions']))
  const other = again()
  const read = await other.read()
  const whole = await again().read({ whole: true })

  for (const snapshot of [refreshed, read, whole]) expect(snapshot?.decisions).toMatchObject([{ id }])
  expect(await other.refresh(new Set(['decisions']))).toBeNull()
})

test('without a column for Prepared nothing is sent, and what to do is said', async () => {
  const { okrs, decision, bodies } = await aDecisionLog([], { Prepared: null })

  await expect(okrs.addDecision(decision)).rejects.toMatchObject({
    code: 'invalid',
    outcome: 'refused',
    message: expect.stringContaining('okr-sync init'),
  })

  expect(bodies).toEqual([])
})
