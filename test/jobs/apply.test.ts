import { expect, test } from 'vitest'
import type { Write } from '#src/core/model.ts'
import { apply } from '#src/jobs/apply.ts'
import { Failure, type FailureCode } from '#src/ports/failure.ts'
import { aSnapshot, NOW } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const LATER = '2026-11-20T09:01:00.000Z'

function writeOf(number: number): Write {
  return {
    database: 'keyResults',
    pageId: `k${number}`,
    title: `k${number}`,
    changes: [{ field: 'score', before: null, after: 0.5 }],
  }
}

function writesOf(count: number): Write[] {
  return Array.from({ length: count }, (_, index) => writeOf(index + 1))
}

function failed(code: FailureCode, outcome: Failure['outcome'] = 'refused'): Failure {
  return new Failure({ system: 'notion', code, message: 'No.', outcome })
}

/** Writes so many pages, of which the second meets the fault. */
async function applyWith(count: number, fault: Error) {
  const tried: string[] = []
  const { deps } = await openBench({
    async write({ pageId }) {
      tried.push(pageId)
      if (pageId === 'k2') throw fault
      return NOW
    },
  })
  const applied = await apply(deps, 'r1', writesOf(count), { replan: async () => [] }).catch(
    (error: unknown) => error,
  )
  const { written } = await deps.history.read()
  const ledger = await deps.ledger.writesOf('r1')
  const inState = (state: string) =>
    ledger.filter((each) => each.state === state).map(({ write }) => write.pageId)
  return { applied, tried, recorded: written.map(({ pageId }) => pageId), inState }
}

test.each(['not_found', 'invalid', 'conflict'] as const)(
  'what concerns one page alone leaves that page out, unrecorded, and the rest is written: %s',
  async (code) => {
    const failure = failed(code)

    const { applied, tried, recorded, inState } = await applyWith(3, failure)

    expect(applied).toMatchObject({
      written: [{ write: writeOf(1) }, { write: writeOf(3) }],
      failed: [{ write: writeOf(2), failure }],
    })
    expect(tried).toEqual(['k1', 'k2', 'k3'])
    expect(recorded).toEqual(['k1', 'k3'])
    expect(inState('dropped')).toEqual(['k2'])
  },
)

test.each(['unauthorized', 'forbidden', 'rate_limited', 'unavailable', 'timeout', 'not_understood'] as const)(
  'what concerns the whole system stops the writing: what is under way ends, and all that is left has failed: %s',
  async (code) => {
    const failure = failed(code)

    const { applied, tried, recorded, inState } = await applyWith(300, failure)

    expect(tried.length).toBeLessThan(60)
    expect(recorded.toSorted()).toEqual(tried.filter((id) => id !== 'k2').toSorted())
    expect((applied as Awaited<ReturnType<typeof apply>>).failed).toHaveLength(300 - recorded.length)
    expect(inState('planned')).toEqual([])
  },
)

test('a write whose outcome is not known stays planned for the next run to find out', async () => {
  const { inState } = await applyWith(3, failed('timeout', 'unknown'))

  expect(inState('planned')).toEqual(['k2'])
})

test('a bug is no page that failed, and stops the writing', async () => {
  const bug = new TypeError('a bug')

  const { applied, tried } = await applyWith(300, bug)

  expect(applied).toBe(bug)
  expect(tried.length).toBeLessThan(60)
})

test('every write lies in the ledger before it is sent', async () => {
  const bench = await openBench({
    async write({ pageId }) {
      const planned = await bench.deps.ledger.plannedWrites()
      expect(planned.map(({ write }) => write.pageId)).toContain(pageId)
      return NOW
    },
  })

  const applied = await apply(bench.deps, 'r1', writesOf(5), { replan: async () => [] })

  expect(applied.written).toHaveLength(5)
  expect(await bench.deps.ledger.plannedWrites()).toEqual([])
})

test('before each batch it is looked what people edited, and what is left is planned anew', async () => {
  const looks: string[][] = []
  const written: string[] = []
  const bench = await openBench()
  const deps = {
    ...bench.deps,
    okrs: {
      ...bench.deps.okrs,
      async refresh(kinds: ReadonlySet<string>) {
        looks.push([...kinds])
        return looks.length === 2 ? aSnapshot({ keyResults: [] }) : null
      },
      async write({ pageId }: Write) {
        written.push(pageId)
        return LATER
      },
    },
  }

  const applied = await apply(deps, 'r1', writesOf(450), {
    async replan(fresh, done) {
      expect(fresh.keyResults).toEqual([])
      expect(done).toHaveLength(250)
      return [writeOf(401)]
    },
  })

  expect(looks).toEqual([['keyResults'], ['keyResults']])
  expect(written).toHaveLength(251)
  expect(applied.written.at(-1)).toEqual({ write: writeOf(401), at: LATER })
})

test('a page that could not be written is not tried again in the run, whatever is planned anew', async () => {
  const tried: string[] = []
  let looks = 0
  const bench = await openBench({
    async write({ pageId }) {
      tried.push(pageId)
      if (pageId === 'k2') throw failed('invalid')
      return NOW
    },
  })
  const okrs = { ...bench.deps.okrs, refresh: async () => (++looks === 2 ? aSnapshot() : null) }

  const applied = await apply({ ...bench.deps, okrs }, 'r1', writesOf(260), {
    replan: async () => [writeOf(2), writeOf(255)],
  })

  expect(tried.filter((pageId) => pageId === 'k2')).toHaveLength(1)
  expect(tried.at(-1)).toBe('k255')
  expect(applied.failed).toHaveLength(1)
})
