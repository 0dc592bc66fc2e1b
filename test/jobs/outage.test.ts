import { expect, test } from 'vitest'
import type { Snapshot } from '#src/core/model.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import { planSync } from '#src/jobs/plan-sync.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { aCursor } from '#test/contract/a-cursor.ts'
import { ada, aKeyResult, aSnapshot, CHECKOUT, checkoutAt } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const bo = { id: 'bo', name: 'Bo Lind', email: 'bo@example.com' }
const SEARCH = CHECKOUT.replace('checkout', 'search').replace('0123', '9123')

/** Two measured key results of Ada's, of which one is Bo's too, and a typed one that is fine. */
const measured: Snapshot = aSnapshot({
  keyResults: [
    aKeyResult({
      title: 'Checkout is done',
      source: CHECKOUT,
      measure: 'progress',
      target: 100,
      current: 60,
    }),
    aKeyResult({
      id: 'k2',
      title: 'Search is done',
      owners: [ada, bo],
      source: SEARCH,
      measure: 'progress',
      target: 100,
      current: 60,
    }),
    aKeyResult({ id: 'k3', current: 50 }),
  ],
})

/** Linear, with a bench around it: what it says can be changed, and time goes on only by `at`. */
async function aBench(given: Partial<Deps['mail']> = {}, work?: readonly WorkSource[]) {
  let share: number | Failure = 0.6
  const linear: WorkSource = {
    system: 'linear',
    async read(links) {
      if (share instanceof Failure) throw share
      const [known] = checkoutAt(share).values()
      return links.map(({ url }) => ({ ...known, url }) as WorkReading)
    },
    requests: () => 0,
  }
  const bench = await openBench({
    snapshot: measured,
    work: work ?? [linear],
    mail: {
      from: 'okr@example.com',
      digestTo: ['cto@example.com'],
      escalateTo: [],
      opsTo: ['ops@example.com'],
      domains: [],
      ...given,
    },
  })
  const answer = (to: number | Failure) => {
    share = to
  }
  const at = async (moment: string) => {
    bench.clock.set(moment)
    return sync(bench.deps)
  }
  const sent = () => bench.mails.map(({ to, subject }) => `${to} ${subject}`)
  return { ...bench, answer, at, sent }
}

const busy = new Failure({
  system: 'linear',
  code: 'unavailable',
  message: 'Linear answered 503.',
  retryable: true,
})
const refused = new Failure({
  system: 'linear',
  code: 'unauthorized',
  message: 'Linear refused the key; check LINEAR_API_KEY.',
})

const DOWN = 'ops@example.com [Source down] Linear since 12 Nov 2026, 08:00 UTC'
const UP = 'ops@example.com [Source restored] Linear failed since 12 Nov 2026, 08:00 UTC'

test('a source that fails for more than an hour is told to eng ops once, and to nobody else', async () => {
  const { at, answer, sent, mails } = await aBench()
  await at('2026-11-12T07:55:00.000Z')
  answer(busy)
  for (const minute of ['08:00', '08:05', '08:30', '09:00']) await at(`2026-11-12T${minute}:00.000Z`)
  expect(sent()).toEqual([])

  await at('2026-11-12T09:05:00.000Z')
  expect(sent()).toEqual([DOWN])
  expect(mails[0]?.text.replace(/\s+/g, ' ')).toContain('Linear answered 503.')
  expect(mails[0]?.text).toContain('2 key results keep their value, status and chance')

  for (const day of ['13', '17', '26']) await at(`2026-11-${day}T09:00:00.000Z`)
  await at('2026-12-24T09:00:00.000Z')
  expect(sent()).toEqual([DOWN])
})

test('what is off track since it is back is one letter to each person, marked so, and never again by itself', async () => {
  const { at, answer, sent, mails, deps } = await aBench()
  await at('2026-11-12T07:55:00.000Z')
  answer(busy)
  await at('2026-11-12T08:00:00.000Z')
  await at('2026-11-12T12:00:00.000Z')
  answer(0.05)

  const report = await at('2026-11-13T09:00:00.000Z')

  const bundle = '[Source restored] 2 key results are off track'
  expect(sent().toSorted()).toEqual([
    `ada@example.com ${bundle}`,
    'bo@example.com [Off track] Search is done',
    DOWN,
    UP,
  ])
  expect(report.messages.map(({ kind }) => kind)).toEqual(['restored', 'escalation', 'escalation'])
  const letter = mails.find(({ to }) => to === 'ada@example.com')
  expect(letter?.text).toContain('Checkout is done')
  expect(letter?.text).toContain('Search is done')
  expect(letter?.text.replace(/\s+/g, ' ')).toContain(
    'From 12 Nov 2026, 08:00 UTC to 13 Nov 2026, 09:00 UTC Linear could not be read',
  )
  const toBo = mails.find(({ to }) => to === 'bo@example.com')
  expect(toBo?.text.replace(/\s+/g, ' ')).toContain('could not be read, and values and statuses were held')
  const notice = mails.find(({ subject }) => UP.endsWith(subject))
  expect(notice?.text).toContain('Checkout is done: On track → Off track')

  await at('2026-11-13T09:05:00.000Z')
  await at('2026-11-20T09:05:00.000Z')
  expect(sent().slice(4).toSorted()).toEqual([
    'ada@example.com 3 things need you: 2 decisions, 1 value due',
    'bo@example.com [No decision] Search is done',
  ])
  expect((await deps.history.read()).sightings.filter(({ pageId }) => pageId === 'linear')).toEqual([])
})

test('a second failure soon after does not send again what was told with the first', async () => {
  const { at, answer, sent } = await aBench()
  await at('2026-11-12T07:55:00.000Z')
  answer(busy)
  await at('2026-11-12T08:00:00.000Z')
  answer(0.05)
  await at('2026-11-12T10:00:00.000Z')
  const told = sent()
  expect(told).toHaveLength(2)
  answer(busy)
  await at('2026-11-12T10:05:00.000Z')
  answer(0.05)
  await at('2026-11-12T14:05:00.000Z')
  expect(sent()).toEqual(told)
})

test('a token that is refused is told to eng ops at once, and so is its end', async () => {
  const { at, answer, sent, mails } = await aBench()
  answer(refused)
  await at('2026-11-12T08:00:00.000Z')
  expect(sent()).toEqual([DOWN])
  expect(mails[0]?.text).toContain('LINEAR_API_KEY')
  expect(mails[0]?.text).toContain('okr-sync has no access to Linear')
  answer(0.6)
  await at('2026-11-12T08:05:00.000Z')
  expect(sent()).toEqual([DOWN, UP])
})

test('a token that is taken away holds what it measured: only eng ops hear of it, at once', async () => {
  const { at, answer, sent, mails, deps, clock } = await aBench()
  await deps.events.save({ events: [], cursors: [aCursor('issue')] })
  await at('2026-11-12T07:55:00.000Z')
  const without = { ...deps, work: [] }
  const later = async (moment: string) => {
    clock.set(moment)
    return sync(without)
  }
  const report = await later('2026-11-12T08:00:00.000Z')
  expect(sent()).toEqual([DOWN])
  expect(mails[0]?.text.replace(/\s+/g, ' ')).toContain('Linear is not connected: LINEAR_API_KEY is not set.')
  expect(report.findings.filter(({ pageId }) => pageId === 'k1')).toEqual([])
  for (const day of ['13', '28']) await later(`2026-11-${day}T09:00:00.000Z`)
  const held = await later('2026-12-20T09:00:00.000Z')
  expect(held.keyResults.slice(0, 2)).toMatchObject([{ status: 'on_track' }, { status: 'on_track' }])
  expect(sent()).toEqual([DOWN])
  answer(0.6)
  await at('2026-12-21T09:00:00.000Z')
  expect(sent()).toEqual([DOWN, UP])
})

test('what was never connected is no outage', async () => {
  const { at, sent, deps } = await aBench({}, [])
  const report = await at('2026-11-12T08:00:00.000Z')
  expect(report.findings.map(({ code }) => code)).toContain('not_configured')
  const { sightings } = await deps.history.read()
  expect(sightings.filter(({ what }) => what !== 'live')).toEqual([])
  expect(sent()).toEqual([])
})

test('what turns critical after the return is one letter to ESCALATE_TO, once, of which the source is no part any more', async () => {
  const { at, answer, sent } = await aBench({ escalateTo: ['ceo@example.com'] })
  await at('2026-11-12T07:55:00.000Z')
  answer(busy)
  await at('2026-11-12T08:00:00.000Z')
  await at('2026-11-12T12:00:00.000Z')
  answer(0.1)
  await at('2026-11-13T09:00:00.000Z')
  const toCeo = () => sent().filter((letter) => letter.startsWith('ceo@'))
  expect(toCeo()).toEqual([])
  for (const day of ['18', '21']) await at(`2026-12-${day}T09:00:00.000Z`)
  expect(toCeo()).toEqual(['ceo@example.com 2 key results are off track'])
})

test('two ticks of noise are told to nobody, and what turns after them is told as ever', async () => {
  const { at, answer, sent } = await aBench()
  await at('2026-11-12T07:55:00.000Z')
  answer(busy)
  await at('2026-11-12T08:00:00.000Z')
  await at('2026-11-12T08:05:00.000Z')
  answer(0.05)
  await at('2026-11-12T08:10:00.000Z')
  expect(sent().toSorted()).toEqual([
    'ada@example.com 2 key results are off track',
    'bo@example.com [Off track] Search is done',
  ])
})

test('without OPS_TO the finding of the run report is all, and the letters are one all the same', async () => {
  const { at, answer, sent } = await aBench({ opsTo: [] })
  await at('2026-11-12T07:55:00.000Z')
  answer(busy)
  await at('2026-11-12T08:00:00.000Z')
  const report = await at('2026-11-12T20:00:00.000Z')
  expect(report.findings.map(({ code }) => code)).toContain('source_failed')
  answer(0.05)
  await at('2026-11-13T09:00:00.000Z')
  expect(sent().toSorted()).toEqual([
    'ada@example.com [Source restored] 2 key results are off track',
    'bo@example.com [Off track] Search is done',
  ])
})

test('a crash before or after the run is remembered loses no letter and doubles none', async () => {
  for (const dies of ['remember', 'letters'] as const) {
    const { at, answer, sent, deps, clock } = await aBench()
    await at('2026-11-12T07:55:00.000Z')
    answer(busy)
    await at('2026-11-12T08:00:00.000Z')
    await at('2026-11-12T12:00:00.000Z')
    answer(0.05)
    clock.set('2026-11-13T09:00:00.000Z')
    const dead = async () => expect.unreachable('the process is dead')
    const dying =
      dies === 'remember'
        ? { ...deps, history: { ...deps.history, remember: dead } }
        : { ...deps, outbox: { ...deps.outbox, freezeLetters: dead } }
    await expect(sync(dying)).rejects.toThrow()

    await at('2026-11-13T09:05:00.000Z')
    await at('2026-11-13T09:10:00.000Z')

    // A run that only throws can still say so; a process that is dead cannot.
    const letters = sent().filter((letter) => !letter.includes('[Run failed]'))
    expect(letters.toSorted()).toEqual([
      'ada@example.com [Source restored] 2 key results are off track',
      'bo@example.com [Off track] Search is done',
      DOWN,
      UP,
    ])
  }
})

test('ESCALATE_TO hears what is critical by then in the same way', async () => {
  const { at, answer, sent } = await aBench({ escalateTo: ['ceo@example.com'] })
  await at('2026-11-12T07:55:00.000Z')
  answer(busy)
  await at('2026-11-12T08:00:00.000Z')
  await at('2026-12-18T08:00:00.000Z')
  expect(sent()).toEqual([DOWN])
  answer(0.05)
  await at('2026-12-18T08:05:00.000Z')
  expect(sent()).toContain('ceo@example.com [Source restored] 2 key results are off track')
})

test('a plan names the letters and sends none', async () => {
  const { at, answer, sent, deps, clock } = await aBench()
  await at('2026-11-12T07:55:00.000Z')
  answer(refused)
  clock.set('2026-11-12T08:00:00.000Z')
  const planned = await planSync(deps)
  expect(planned.messages).toMatchObject([{ kind: 'outage', to: 'ops@example.com', state: 'planned' }])
  expect(sent()).toEqual([])
})

test('a run that dies before it remembers that a source refuses its key does not tell of it a second time', async () => {
  const { at, answer, sent, deps } = await aBench()
  await at('2026-11-12T07:55:00.000Z')
  answer(refused)
  const { remember } = deps.history
  deps.history.remember = () => Promise.reject(new Error('killed'))
  await expect(at('2026-11-12T08:00:00.000Z')).rejects.toThrow('killed')
  deps.history.remember = remember

  for (const minute of ['08:30', '08:35']) await at(`2026-11-12T${minute}:00.000Z`)

  expect(sent().filter((mail) => mail.includes('Source down'))).toHaveLength(1)
})
