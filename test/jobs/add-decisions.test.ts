import { expect, test } from 'vitest'
import { DecisionPolicy } from '#src/core/decisions/decision-policy.ts'
import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import type { DecisionStand } from '#src/core/history.ts'
import { planSync } from '#src/jobs/plan-sync.ts'
import { sync } from '#src/jobs/sync.ts'
import { syncIfChanged } from '#src/jobs/sync-if-changed.ts'
import { undo } from '#src/jobs/undo.ts'
import { Failure } from '#src/ports/failure.ts'
import { ada, aKeyResult, anObjective, aSnapshot } from '#test/core/a-snapshot.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openBench } from './a-bench.ts'
import { aNotion } from './a-notion.ts'

const START = '2026-11-20T09:00:00.000Z'
const lea = { id: 'lea', name: 'Lea Sand', email: 'lea@example.com' }

/** Some key results that are off track, in a workspace with a decision log of `init`'s. */
async function aCompany(given: { readonly count?: number; readonly ask?: boolean } = {}) {
  const { count = 1, ask = true } = given
  const clock = createTestClock(START)
  const databases = aSnapshot().databases.map((database) => ({
    ...database,
    owned: ['status', 'why', 'flags', 'prepared'] as const,
  }))
  const notion = aNotion(
    aSnapshot({
      databases,
      objectives: [anObjective({ owners: [lea] })],
      keyResults: Array.from({ length: count }, (_, index) =>
        aKeyResult({
          id: `k${index + 1}`,
          title: `Customers of region ${index + 1}`,
          owners: [ada],
          current: 1,
        }),
      ),
    }),
    clock,
  )
  const decisionPolicy = DecisionPolicy.parse({ ask })
  const bench = await openBench({ okrs: notion.okrs, clock, decisionPolicy })
  let fault: { readonly failure: Failure; readonly isAdded: boolean } | null = null
  const deps = {
    ...bench.deps,
    okrs: {
      ...notion.okrs,
      async addDecision(decision: NewDecision) {
        if (fault === null || fault.isAdded) {
          const added = await notion.okrs.addDecision(decision)
          if (fault === null) return added
        }
        throw fault.failure
      },
    },
  }
  return {
    deps,
    notion,
    clock,
    /** What adding a row ends with from now on; null: it is added. */
    answers(failure: Failure | null, isAdded = false) {
      fault = failure === null ? null : { failure, isAdded }
    },
  }
}

const toFollowed = (pageId: string) => ({
  database: 'decisions' as const,
  pageId,
  title: 'A decision',
  changes: [{ field: 'followed' as const, before: null, after: 'Not yet.' }],
})

const lostAnswer = new Failure({
  system: 'notion',
  code: 'unavailable',
  retryable: true,
  outcome: 'unknown',
  message: 'Notion did not answer in time.',
})

test('a key result that turns off track gets one row in the decision log, and the run after adds nothing', async () => {
  const { deps, notion } = await aCompany()
  const report = await sync(deps)

  expect(report.newDecisions.map(({ state, id }) => [state, id])).toEqual([['added', 'decision-1']])
  expect(notion.decision('decision-1')).toMatchObject({
    status: 'proposed',
    keyResults: ['k1'],
    owners: [lea],
  })
  expect(report.decisions.map(({ id, prepared }) => [id, prepared])).toEqual([['decision-1', true]])
  expect((await sync(deps)).newDecisions).toEqual([])
  expect(notion.added).toHaveLength(1)
})

test('nothing is added where nobody has asked for it, and a plan adds nothing either', async () => {
  const off = await aCompany({ ask: false })
  expect((await sync(off.deps)).newDecisions).toEqual([])
  const on = await aCompany()
  const plan = await planSync(on.deps)
  expect(plan.newDecisions.map(({ state }) => state)).toEqual(['planned'])
  expect(on.notion.added).toEqual([])
})

test('ten rows at most are added in a day, the report names what waits, and the next days add them', async () => {
  const { deps, notion, clock } = await aCompany({ count: 23 })
  const report = await sync(deps)
  expect(report.newDecisions).toHaveLength(10)
  expect(report.findings.some(({ message }) => message.includes('13'))).toBe(true)
  for (const minutes of [5, 10]) {
    clock.set(new Date(Date.parse(START) + minutes * 60_000).toISOString())
    expect((await sync(deps)).newDecisions).toEqual([])
  }
  clock.set(new Date(Date.parse(START) + 15 * 60_000).toISOString())
  expect(await syncIfChanged(deps)).toBeNull()
  for (const [days, added] of [
    [1, 20],
    [2, 23],
  ] as const) {
    clock.set(new Date(Date.parse(START) + days * 86_400_000).toISOString())
    await sync(deps)
    await sync(deps)
    expect(notion.added).toHaveLength(added)
  }
  expect(new Set(notion.added.map(({ pageId }) => pageId)).size).toBe(23)
})

test('a row that its reader puts into the trash is not asked for again while the key result stays off track', async () => {
  const { deps, notion, clock } = await aCompany()
  await sync(deps)
  notion.remove('decision-1')
  for (let hours = 1; hours < 60; hours += 12) {
    clock.set(new Date(Date.parse(START) + hours * 3_600_000).toISOString())
    await sync(deps)
  }
  expect(notion.added).toHaveLength(1)
})

test('an answer that was lost is looked for by the next run, and nothing is added twice', async () => {
  const company = await aCompany()
  company.answers(lostAnswer, true)
  const first = await sync(company.deps)
  expect(first.run.outcome).toBe('incomplete')
  expect(first.newDecisions.map(({ state }) => state)).toEqual(['unknown'])
  company.answers(null)
  expect((await sync(company.deps)).newDecisions).toEqual([])
  expect(company.notion.added).toHaveLength(1)
})

test('what Notion refused is tried again by the next run', async () => {
  const company = await aCompany()
  company.answers(
    new Failure({ system: 'notion', code: 'forbidden', message: 'No right to insert content.' }),
  )
  const first = await sync(company.deps)
  expect(first.newDecisions.map(({ state }) => state)).toEqual(['not_added'])
  expect(first.findings.find(({ code }) => code === 'decision_not_added')?.message).toContain('No right')
  company.answers(null)
  expect((await sync(company.deps)).newDecisions.map(({ state }) => state)).toEqual(['added'])
})

test('an undo puts an added row into the trash, and one that somebody has edited stays', async () => {
  const { deps, notion, clock } = await aCompany({ count: 2 })
  await sync(deps)
  clock.set('2026-11-20T10:00:00.000Z')
  notion.edit('decisions', 'decision-2', { rationale: 'We look into it.' })
  const undone = await undo(deps, 'last', { dry: false })

  expect(undone.found === 'run' && undone.report.decisions.map(({ id, left }) => [id, left])).toEqual([
    ['decision-1', null],
    ['decision-2', 'edited'],
  ])
  expect(notion.decision('decision-1')).toBeUndefined()
  expect(notion.decision('decision-2')).toBeDefined()
  await sync(deps)
  expect(notion.added).toHaveLength(2)
})

test('what was remembered of a decision is there for the next run', async () => {
  const { deps, notion, clock } = await aCompany()
  await sync(deps)
  clock.set('2026-11-20T15:00:00.000Z')
  notion.edit('decisions', 'decision-1', { status: 'decided', date: '2026-11-20', decided: 'A' })
  await sync(deps)
  const stands: readonly DecisionStand[] = (await deps.history.read()).stands
  expect(stands.map(({ decisionId, keyResultId, of }) => [decisionId, keyResultId, of])).toEqual([
    ['decision-1', 'k1', 'made'],
  ])
})

test('a row in which somebody has decided stays, also after the service has written into it since', async () => {
  const { deps, notion, clock } = await aCompany()
  const { run } = await sync(deps)
  clock.set('2026-11-20T10:00:00.000Z')
  notion.edit('decisions', 'decision-1', { status: 'decided', date: '2026-11-20', decided: 'A' })
  clock.set('2026-11-20T11:00:00.000Z')
  await deps.okrs.write(toFollowed('decision-1'))
  await deps.ledger.planWrites(run.id, [toFollowed('decision-1')], clock.now())
  await deps.ledger.recordWrites(run.id, [{ write: toFollowed('decision-1'), at: clock.now() }])

  for (const dry of [true, false]) {
    const undone = await undo(deps, run.id, { dry })
    expect(undone.found === 'run' && undone.report.decisions.map(({ left }) => left)).toEqual(['edited'])
  }
  expect(notion.decision('decision-1')).toBeDefined()
})

test('an undo finds what its run added just before it died, and a second one finds nothing more to do', async () => {
  const { deps, notion, clock } = await aCompany()
  const dead = { ...deps.ledger, settleDecisions: () => Promise.reject(new TypeError('dead')) }
  await expect(sync({ ...deps, ledger: dead })).rejects.toThrow('dead')
  const [run] = await deps.ledger.runs(1)
  clock.set('2026-11-20T09:01:00.000Z')

  const undone = () => undo(deps, run?.id ?? '', { dry: false })
  expect(await undone()).toMatchObject({ report: { decisions: [{ id: 'decision-1', left: null }] } })
  expect(notion.decision('decision-1')).toBeUndefined()
  expect(await undone()).toMatchObject({ report: { id: null, decisions: [{ left: 'gone' }] } })
  clock.set('2026-11-23T09:00:00.000Z')
  await sync(deps)
  expect(notion.added).toHaveLength(1)
})

test('a service whose store is lost, or restored from before, asks nothing that its rows have asked', async () => {
  const { deps, notion, clock } = await aCompany()
  await sync(deps)
  clock.set('2026-11-24T09:00:00.000Z')
  notion.edit('decisions', 'decision-1', { status: 'decided', date: '2026-11-24', decided: 'A' })
  clock.set('2026-11-26T09:00:00.000Z')
  const { deps: other } = await openBench({
    okrs: notion.okrs,
    clock,
    decisionPolicy: deps.decisionPolicy,
  })
  expect((await sync(other)).newDecisions).toEqual([])
  expect(notion.added).toHaveLength(1)
})
