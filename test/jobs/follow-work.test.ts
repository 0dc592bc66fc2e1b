import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { EventKind, WorkEvent } from '#src/core/delivery/events.ts'
import { explain } from '#src/jobs/explain.ts'
import { planSync } from '#src/jobs/plan-sync.ts'
import { readWork } from '#src/jobs/read-work.ts'
import { sync } from '#src/jobs/sync.ts'
import { Failure } from '#src/ports/failure.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { aKeyResult, aSnapshot, NOW } from '#test/core/a-snapshot.ts'
import { incident, issue, pull, run } from '#test/core/delivery/some-events.ts'
import { openBench } from './a-bench.ts'
import { aFeed } from './a-feed.ts'

const GITHUB: readonly EventKind[] = ['run', 'pull', 'deployment', 'commit', 'incident']
const shop = 'https://github.com/acme/shop'
const linked = aSnapshot({ keyResults: [aKeyResult({ source: shop, measure: 'ci duration', current: 1 })] })

/** Builds of 1 to `count` minutes, each an hour before the other, the last of which ended an hour before now. */
function builds(count: number): WorkEvent[] {
  return Array.from({ length: count }, (_, number) => {
    const at = new Date(Date.parse(NOW) - (number + 1) * 3_600_000).toISOString()
    return run(`${number}`, number + 1, { startedAt: at })
  })
}

function gitHub(given: Partial<Parameters<typeof aFeed>[0]> = {}) {
  return aFeed({ system: 'github', kinds: GITHUB, events: () => builds(7), ...given })
}

async function aBench(...work: readonly WorkSource[]) {
  const bench = await openBench({ work, snapshot: linked })
  onTestFinished(() => bench.close())
  const { clock, deps } = bench
  return {
    ...bench,
    read: () => readWork(deps, linked, clock.now()),
    async ciDuration() {
      const { readings } = await readWork(deps, linked, clock.now())
      const reading = readings.get(shop)
      return reading?.kind === 'known' ? reading.samples?.['ci duration'] : undefined
    },
    stored: async () => (await deps.events.read(['github/acme/shop', 'linear'], '2000-01-01')).events.length,
  }
}

function breaksAt(page: number, error: Error) {
  let isBroken = true
  return (asked: number) => {
    if (asked !== page || !isBroken) return
    isBroken = false
    throw error
  }
}

function down(system: 'github' | 'linear' | 'store') {
  return new Failure({ system, code: 'unavailable', message: `${system} said 502.`, retryable: true })
}

test('what happened in a linked repository is kept, and its figures come with the reading of its link', async () => {
  const { source, told } = gitHub()
  const { ciDuration, stored } = await aBench(source)

  const sample = await ciDuration()

  expect(sample).toMatchObject({ kind: 'durations', left: 0 })
  expect(sample?.kind === 'durations' && sample.values.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(told).toHaveLength(7)
  expect(await stored()).toBe(7)
})

test('a second run asks only for what changed since the first', async () => {
  const held = builds(7)
  const { source, asked, told } = gitHub({ events: () => held })
  const { read, ciDuration, clock } = await aBench(source)
  await read()
  const pages = asked.length

  clock.set('2026-11-20T09:05:00.000Z')
  const at = '2026-11-20T09:03:00.000Z'
  held.push(run('new', 90, { startedAt: at }))
  const sample = await ciDuration()

  expect(asked.slice(pages)).toEqual(GITHUB.map((kind) => `github/acme/shop ${kind} 0`))
  expect(told.slice(7)).toMatchObject([{ id: 'new' }])
  expect(sample?.kind === 'durations' && sample.values).toHaveLength(8)
})

test.each([
  ['the source', down('github')],
  ['the service', new TypeError('a bug')],
])(
  'a first read that %s breaks off goes on where it stopped, and asks for no page twice',
  async (_, error) => {
    const { source, asked } = gitHub({
      before: breaksAt(2, error),
    })
    const { read, ciDuration, stored, clock } = await aBench(source)

    await read().catch((thrown) => expect(thrown).toBe(error))
    expect(await stored()).toBe(4)
    clock.set('2026-11-20T09:05:00.000Z')
    const sample = await ciDuration()

    expect(asked.slice(0, 4)).toEqual([0, 2, 4, 6].map((at) => `github/acme/shop run ${at}`))
    expect(new Set(asked).size).toBe(asked.length)
    expect(sample?.kind === 'durations' && sample.values).toHaveLength(7)
  },
)

test('a store that was deleted and read again gives the same readings to the last digit', async () => {
  const held: WorkEvent[] = builds(5).map((event) =>
    event.kind === 'run' ? { ...event, minutes: 0.1 * Number(event.id) } : event,
  )
  const { source } = gitHub({ events: () => held })
  const linear = aFeed({ system: 'linear', kinds: ['issue', 'cycle'], events: () => [issue('ENG-1')] })
  const bench = await aBench(source, linear.source)
  for (const day of ['2026-11-18', '2026-11-19', '2026-11-20']) {
    bench.clock.set(`${day}T10:00:00.000Z`)
    await bench.read()
    const at = `${day}T11:00:00.000Z`
    held.push(run(day, 1 / 3, { startedAt: at }), incident(Number(day.slice(-2)), at))
  }
  bench.clock.set('2026-11-20T12:00:00.000Z')
  const grown = await bench.read()

  await bench.forgetWork()
  expect(await bench.stored()).toBe(0)
  const fresh = await bench.read()

  expect(JSON.stringify([...fresh.readings])).toBe(JSON.stringify([...grown.readings]))
  expect(fresh.finished).toEqual(grown.finished)
  expect(fresh.findings).toEqual(grown.findings)
})

test('wherever a read is broken off, the figures come out the same', async () => {
  const { ciDuration } = await aBench(gitHub().source)
  const expected = await ciDuration()
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 4 }), async (breaks) => {
      const left = new Set(breaks)
      const before = (asked: number) => {
        if (left.delete(asked)) throw down('github')
      }
      const bench = await openBench({ work: [gitHub({ before }).source], snapshot: linked })
      try {
        for (let run = 0; run < breaks.length; run += 1) await readWork(bench.deps, linked, NOW)
        const { readings } = await readWork(bench.deps, linked, NOW)
        expect(readings.get(shop)).toMatchObject({ samples: { 'ci duration': expected } })
      } finally {
        bench.close()
      }
    }),
    { numRuns: 10 },
  )
})

test('a source that fails in the middle takes all figures of its streams, with one finding, and no reading', async () => {
  const { source } = gitHub({ before: breaksAt(2, down('github')) })
  const { read } = await aBench(source)

  const { readings, findings, finished } = await read()

  expect(readings.get(shop)).toMatchObject({
    kind: 'known',
    samples: { 'ci duration': { kind: 'none', reason: 'source_failed', detail: 'github said 502.' } },
  })
  expect(findings.filter(({ level }) => level === 'mend')).toEqual([
    expect.objectContaining({
      code: 'source_failed',
      message:
        'What happened in GitHub could not be read, so figures of it keep their last value. github said 502.',
      mend: 'Nothing: the next run tries again.',
    }),
  ])
  expect(finished).toBeNull()
})

test('a repository that cannot be read says why, and holds up no other', async () => {
  const lost = [{ stream: 'github/acme/shop', reason: 'not_found' as const, detail: 'acme/shop is gone.' }]
  const { read } = await aBench(gitHub({ lost }).source)

  const { readings, findings, finished } = await read()

  expect(readings.get(shop)).toMatchObject({
    samples: { 'ci duration': { kind: 'none', reason: 'not_found', detail: 'acme/shop is gone.' } },
  })
  expect(findings).toEqual([])
  expect(finished).toEqual([])
})

test('while the first read goes on nothing is reckoned, and one line of information says so', async () => {
  const { source } = gitHub()
  let most = 3
  const { read } = await aBench({
    ...source,
    // As a source does whose even part of the limit is spent.
    async *follow(following) {
      let pages = 0
      for await (const page of source.follow(following)) {
        yield page
        pages += 1
        if (pages === most) return
      }
    },
  })

  const { readings, findings, finished } = await read()

  expect(readings.get(shop)).toMatchObject({
    samples: { 'ci duration': { kind: 'none', reason: 'still_reading' } },
  })
  expect(findings).toEqual([
    expect.objectContaining({
      code: 'still_reading',
      level: 'info',
      message: 'GitHub acme/shop: the last 90 days are still being read; figures come when that is done.',
    }),
  ])
  expect(finished).toBeNull()
  most = 100
  expect(await read()).toMatchObject({ findings: [], finished: [] })
})

test('a plan and an explanation reckon with what they read, and keep nothing of it', async () => {
  const { source, asked } = gitHub()
  const { deps, stored } = await aBench(source)

  const planned = await planSync(deps)
  await explain(deps, { page: 'k1' })

  expect(planned.keyResults[0]?.measurement).toMatchObject({ kind: 'value', value: 4 })
  expect(await stored()).toBe(0)
  expect(asked).toHaveLength(2 * (4 + 4))
  const report = await sync(deps)
  expect(report.keyResults[0]?.measurement).toEqual(planned.keyResults[0]?.measurement)
  expect(report.limits).toMatchObject({ linear: [], github: [{ name: 'core', remaining: 4999 }] })
  expect(await stored()).toBe(7)
})

test('a store that fails is no failure of GitHub', async () => {
  const { deps } = await aBench(gitHub().source)
  const save = async () => {
    throw down('store')
  }
  await expect(readWork({ ...deps, events: { ...deps.events, save } }, linked, NOW)).rejects.toThrow(
    'store said 502.',
  )
})

test('Linear is followed where nothing links to it', async () => {
  const { source, told } = aFeed({
    system: 'linear',
    kinds: ['issue', 'cycle'],
    events: () => [issue('ENG-1')],
  })
  const { deps } = await aBench(source)
  await readWork(deps, aSnapshot(), NOW)
  expect(told).toEqual([issue('ENG-1')])
})

test('a part of a repository that cannot be read takes only the figures that need it', async () => {
  const kinds = GITHUB.filter((kind) => kind !== 'incident')
  const part = {
    stream: 'github/acme/shop',
    kind: 'incident',
    reason: 'not_found',
    detail: 'No issues.',
  } as const
  const { source } = gitHub({ kinds })
  const { read } = await aBench({
    ...source,
    async *follow(following) {
      yield { events: [], cursors: [], lost: [part] }
      yield* source.follow(following)
    },
  })

  const { readings, findings, finished } = await read()

  expect(readings.get(shop)).toMatchObject({
    samples: {
      'ci duration': { kind: 'durations' },
      'change failure rate': { kind: 'none', reason: 'not_found', detail: 'No issues.' },
    },
  })
  expect(findings).toEqual([])
  expect(finished).toEqual([])
})

test.each([
  ['has not begun to be read', 'still_reading', undefined],
  ['fails', 'source_failed', down('linear')],
])('while Linear %s it is not known which pull requests belong to its issues', async (_, reason, failure) => {
  const merged = pull(1, { mergedAt: '2026-11-19T08:00:00.000Z', mentions: ['ENG-1'] })
  const github = gitHub({ events: () => [merged] })
  const linear = aFeed({ system: 'linear', kinds: ['issue'], events: () => [issue('ENG-1')] })
  const { read } = await aBench(github.source, {
    ...linear.source,
    // biome-ignore lint/correctness/useYield: nothing comes
    async *follow() {
      if (failure !== undefined) throw failure
    },
  })

  const { readings, finished } = await read()

  expect(readings.get(shop)).toMatchObject({
    samples: { 'prs linked to issues (%)': { kind: 'none', reason }, 'pr cycle time': { kind: 'durations' } },
  })
  expect(finished).toBeNull()
})

test('many repositories that are still being read are one line', async () => {
  const names = ['api', 'app', 'till', 'web', 'zoo']
  const source = names.map((name) => `https://github.com/acme/${name}`).join(' ')
  const snapshot = aSnapshot({ keyResults: [aKeyResult({ source, measure: 'ci duration' })] })
  const waiting = gitHub()
  // As a source does that has nothing left to spend.
  const bench = await openBench({ work: [{ ...waiting.source, async *follow() {} }], snapshot })
  onTestFinished(() => bench.close())

  const { findings } = await readWork(bench.deps, snapshot, NOW)

  expect(findings.map(({ message }) => message)).toEqual([
    'GitHub acme/api, GitHub acme/app, GitHub acme/till and 2 more: the last 90 days are still being read; figures come when that is done.',
  ])
})
