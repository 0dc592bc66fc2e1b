import { expect, test } from 'vitest'
import type { WorkLink } from '#src/core/work/work.ts'
import { readWork } from '#src/jobs/read-work.ts'
import { Failure, type FailureCode } from '#src/ports/failure.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { aKeyResult, anInitiative, aSnapshot, NOW } from '#test/core/a-snapshot.ts'
import { activeProject, known, projectUrl } from '#test/core/work/some-work.ts'
import { openBench } from './a-bench.ts'

const checkout = projectUrl('checkout')
const issue = 'https://github.com/acme/shop/issues/12'
const linked = aSnapshot({
  keyResults: [aKeyResult({ source: checkout })],
  initiatives: [anInitiative({ source: `${checkout} ${issue}` })],
})

/** A source that answers every link, and writes down what it was asked. */
function source(system: WorkSource['system'], given: Partial<WorkSource> = {}) {
  const asked: string[][] = []
  const answer: WorkSource = {
    system,
    async read(links: readonly WorkLink[]) {
      asked.push(links.map(({ url }) => url))
      return links.map(({ url }) => known(url))
    },
    requests: () => asked.length,
    ...given,
  }
  return { ...answer, asked }
}

function fails(system: WorkSource['system'], code: FailureCode, retryable = false) {
  return async () => {
    throw new Failure({ system, code, message: `${system} said ${code}.`, retryable })
  }
}

async function read(work: readonly WorkSource[], snapshot = linked) {
  const bench = await openBench({ work })
  try {
    return { ...(await readWork(bench.deps, snapshot, NOW)), logged: bench.logged }
  } finally {
    bench.close()
  }
}

test('each link is read once, whichever rows hold it, and what is going on comes beside it', async () => {
  const going = [activeProject('search', 5)]
  const linear = source('linear', { active: async () => going })
  const github = source('github')

  const { readings, active, findings } = await read([github, linear])

  expect(linear.asked).toEqual([[checkout]])
  expect(github.asked).toEqual([[issue]])
  expect([...readings.keys()]).toEqual([checkout, issue])
  expect(active).toEqual(going)
  expect(findings).toEqual([])
})

test('what is going on is listed even where nothing links to Linear, without a read of no links', async () => {
  const linear = source('linear', { active: async () => [activeProject('search', 5)] })
  const { active, findings } = await read([linear], aSnapshot())
  expect(active).toHaveLength(1)
  expect(linear.asked).toEqual([])
  expect(findings).toEqual([])
})

test('without Linear its links are not configured, and what is going on there is unknown', async () => {
  const { readings, active, findings } = await read([source('github')])
  expect(readings.get(checkout)).toMatchObject({ kind: 'unknown', reason: 'not_configured' })
  expect(readings.get(issue)).toMatchObject({ kind: 'known' })
  expect(active).toBeNull()
  expect(findings).toEqual([])
})

test('a list of what is going on that fails leaves the links as they were read, with one finding', async () => {
  const linear = source('linear', { active: fails('linear', 'rate_limited', true) })
  const { readings, active, findings, logged } = await read([linear, source('github')])
  expect(readings.get(checkout)).toMatchObject({ kind: 'known', share: 0.5 })
  expect(active).toBeNull()
  expect(findings).toEqual([
    expect.objectContaining({
      code: 'source_failed',
      level: 'mend',
      message:
        'What is going on in Linear could not be listed, so work that serves no key result is not told. linear said rate_limited.',
      mend: 'Nothing: the next run tries again.',
    }),
  ])
  expect(logged).toMatchObject([{ event: 'work source failed', data: { system: 'linear' } }])
})

test('a system that fails makes its links unknown, is not asked again, and is one finding', async () => {
  let listed = 0
  const active = async () => {
    listed += 1
    return []
  }
  const linear = source('linear', { read: fails('linear', 'unauthorized'), active })
  const work = await read([linear, source('github')])
  expect(work.readings.get(checkout)).toMatchObject({ kind: 'unknown', reason: 'source_failed' })
  expect(work.readings.get(issue)).toMatchObject({ kind: 'known' })
  expect(work.active).toBeNull()
  expect(listed).toBe(0)
  expect(work.findings).toEqual([
    expect.objectContaining({
      code: 'source_failed',
      message: 'Linear could not be read, so one link keeps its last value. linear said unauthorized.',
      mend: 'Eng ops check LINEAR_API_KEY.',
    }),
  ])
})

test('a fault that is no failure of Linear is a bug, and is not hidden', async () => {
  const linear = source('linear', {
    active: async () => {
      throw new TypeError('a bug')
    },
  })
  await expect(read([linear])).rejects.toThrow('a bug')
})
