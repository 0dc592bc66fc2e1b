import { expect, test } from 'vitest'
import { goLive } from '#src/jobs/go-live.ts'
import { planGoLive } from '#src/jobs/plan-go-live.ts'
import { sendReport } from '#src/jobs/send-report.ts'
import { sync } from '#src/jobs/sync.ts'
import { Failure } from '#src/ports/failure.ts'
import { aDecision, ada, aKeyResult, aSnapshot } from '#test/core/a-snapshot.ts'
import { dyingAt } from './a-fault.ts'
import { full, openStory } from './a-story.ts'

const bo = { id: 'bo', name: 'Bo Lindqvist', email: 'bo@example.com' }
const EDITED = '2026-11-09T10:00:00.000Z'
const ROW = { lastCheckIn: '2026-11-09', lastEdited: EDITED, shown: { status: null } }
const RED = { ...ROW, current: 2 }
const GREEN = { ...ROW, current: 50 }

/** A workspace of somebody's own: Ada's key result is red, Bo's is green. */
function adopted(given: Partial<Parameters<typeof openStory>[0]> = {}) {
  const databases = aSnapshot().databases.map((each) => ({
    ...each,
    owned: ['status', 'why'] as const,
    madeByInit: false,
  }))
  const keyResults = [
    aKeyResult({ owners: [ada], ...RED }),
    aKeyResult({ id: 'k2', title: 'Five countries', owners: [bo], ...GREEN }),
  ]
  return openStory({
    start: full('2026-11-10 09:00'),
    keyResults,
    to: { digestTo: ['cto@example.com'], opsTo: ['ops@example.com'] },
    snapshot: {
      databases,
      decisions: [aDecision({ decideBy: '2026-11-01', owners: [ada], lastEdited: EDITED })],
    },
    ...given,
  })
}

test('before it is live a workspace is read and written, and weeks pass without a mail; each run says so and what to do', async () => {
  const story = await adopted()
  await story.at('2026-11-10 09:00', '2026-11-13 16:00', '2026-11-16 09:00')
  expect(story.heard()).toEqual([])
  expect(story.notion.shown('k1')?.status).toBe('off_track')
  expect((await story.deps.history.read()).episodes).toEqual([])

  const report = await sync(story.deps)
  expect(report.findings.filter(({ code }) => code === 'not_live')).toMatchObject([{ level: 'info' }])
  const digest = await sendReport(story.deps, 'digest')
  expect(digest).toMatchObject({ messages: [], run: { outcome: 'done' } })
  expect(digest.findings).toContainEqual(expect.objectContaining({ code: 'not_live' }))
  expect(story.heard()).toEqual([])
})

test('going live mails one summary and nothing else; only what turns later opens an episode, and the next digest is a baseline', async () => {
  const story = await adopted()
  await story.at('2026-11-10 09:00')
  story.clock.set(full('2026-11-12 10:00'))
  const went = await goLive(story.deps)

  expect(went).toMatchObject({ isNew: true, liveSince: '2026-11-12T10:00:00.000Z' })
  expect(story.posted.map(({ to, messageId }) => [to, messageId.slice(0, 10)])).toEqual([
    ['cto@example.com', '<adoption.'],
  ])
  expect(story.posted[0]?.text).toContain('Sixty customers')
  expect(story.heard()).toEqual(['2026-11-12 10:00 cto@example.com OKRs are live: 1 off track, 0 at risk'])

  await story.at('2026-11-12 11:00', '2026-11-13 11:00')
  expect(story.heard()).toEqual([])
  story.edit('2026-11-16 07:00', 'keyResults', 'k2', { current: 3, lastCheckIn: '2026-11-16' })
  await story.at('2026-11-16 07:30', '2026-11-16 09:00')
  expect(story.heard()).toEqual([
    expect.stringContaining('bo@example.com [Off track] Five countries'),
    expect.stringContaining('cto@example.com Initiatives'),
    expect.stringContaining('cto@example.com OKR digest 2026-W47: baseline'),
  ])

  // What was red on the day is news once it has recovered and turns again.
  story.edit('2026-11-17 09:00', 'keyResults', 'k1', { current: 50, lastCheckIn: '2026-11-17' })
  await story.at('2026-11-17 12:00')
  story.edit('2026-11-18 09:00', 'keyResults', 'k1', { current: 2, lastCheckIn: '2026-11-18' })
  await story.at('2026-11-18 12:00')
  expect(story.heard()).toEqual([
    expect.stringContaining('ada@example.com [Off track] Sixty customers'),
    expect.stringContaining('bo@example.com [No decision] Five countries'),
  ])
})

test('it begins before any sync, and one that turns on the same day is told', async () => {
  const story = await adopted()
  await goLive(story.deps)
  story.heard()
  story.edit('2026-11-10 11:00', 'keyResults', 'k2', { current: 3, lastCheckIn: '2026-11-10' })
  await story.at('2026-11-10 11:05', '2026-11-10 11:30', '2026-11-10 12:10')
  expect(story.heard()).toEqual([expect.stringContaining('bo@example.com [Off track] Five countries')])
})

test('what would have gone out is shown: letters by person, reports with their time, the summary; nothing is done', async () => {
  const story = await adopted()
  const plan = await planGoLive(story.deps)

  expect(plan.live.isLive).toBe(false)
  expect(plan.letters).toMatchObject([
    { to: 'ada@example.com', holds: [{ kind: 'escalation' }, { kind: 'decision' }] },
  ])
  expect(plan.reports.map(({ report, to, leavesAt }) => [report, to, leavesAt])).toEqual([
    ['digest', ['cto@example.com'], '2026-11-16T08:00:00.000Z'],
    ['initiatives', ['cto@example.com'], '2026-11-16T08:00:00.000Z'],
    ['engineering', ['cto@example.com'], '2026-12-01T08:00:00.000Z'],
    ['quarterly', ['cto@example.com'], '2027-01-07T08:00:00.000Z'],
  ])
  expect(plan.summary).toMatchObject({
    to: ['cto@example.com'],
    subject: expect.stringContaining('1 off track'),
  })
  expect(await story.deps.history.read()).toMatchObject({ sightings: [], days: [] })
  expect(story.heard()).toEqual([])
})

test('a second time it says since when, two at once mail one summary, and a day later nobody gets another', async () => {
  const story = await adopted()
  const both = await Promise.all([goLive(story.deps), goLive(story.deps)])
  expect(both.every(({ isNew }) => isNew)).toBe(true)
  expect(story.heard()).toHaveLength(1)

  story.clock.set(full('2026-11-11 09:00'))
  const again = await goLive(story.deps)
  expect(again.isNew).toBe(false)
  expect(again.liveSince?.slice(0, 10)).toBe('2026-11-10')
  expect(story.heard()).toEqual([])
})

test('a process that dies on the way is run again: the summary leaves once', async () => {
  const story = await adopted()
  const isLive = async () => (await story.deps.history.read()).sightings.some(({ what }) => what === 'live')
  for (const when of ['before', 'after'] as const) {
    await expect(goLive(dyingAt(story.deps, 'outbox.freeze', when))).rejects.toThrow()
    expect(await isLive()).toBe(false)
  }
  expect(await goLive(story.deps)).toMatchObject({ isNew: true })
  expect(story.heard().filter((line) => line.includes('OKRs are live'))).toHaveLength(1)
})

test('while Notion is down nothing begins, and eng ops alone hears', async () => {
  const fault = new Failure({
    system: 'notion',
    code: 'unavailable',
    retryable: true,
    message: 'Notion answered 503.',
  })
  const story = await adopted()
  const deps = { ...story.deps, okrs: { ...story.deps.okrs, read: () => Promise.reject(fault) } }
  await expect(goLive(deps)).rejects.toThrow('Notion answered 503.')
  expect((await story.deps.history.read()).sightings).toEqual([])
  expect(story.heard()).toEqual([expect.stringContaining('ops@example.com [Run failed] go-live: Notion')])
})

test('beside OKRs of init an adopted decision log waits alone, and a description that is written over silences nobody', async () => {
  const databases = aSnapshot().databases.map((each) => ({ ...each, madeByInit: each.kind !== 'decisions' }))
  const story = await adopted({ snapshot: { databases, decisions: [aDecision({ decideBy: '2026-11-01' })] } })
  await story.at('2026-11-10 09:00')
  expect(story.heard()).toEqual([expect.stringMatching(/ada@example\.com \[Off track\] Sixty customers$/)])

  const { okrs } = story.deps
  const over = databases.map((each) => ({ ...each, madeByInit: false }))
  const read = async () => ({ ...(await okrs.read()), databases: over })
  const { findings } = await sync({ ...story.deps, okrs: { ...okrs, read, refresh: read } })
  expect(findings.find(({ code }) => code === 'not_live')?.message).toContain('no letter is mailed about')
})

test('a store that was lost is silent until it is run again', async () => {
  const lost = await adopted({ start: full('2026-11-12 09:00') })
  const { findings } = await sync(lost.deps)
  expect(lost.heard()).toEqual([])
  expect(findings).toContainEqual(expect.objectContaining({ code: 'not_live' }))
})
