import { expect, test } from 'vitest'
import type { Write } from '#src/core/model.ts'
import { apply } from '#src/jobs/apply.ts'
import { Failure, type FailureCode } from '#src/ports/failure.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const writes: readonly Write[] = ['k1', 'k2', 'k3'].map((pageId) => ({
  database: 'keyResults',
  pageId,
  title: pageId,
  changes: [{ field: 'score', before: null, after: 0.5 }],
}))

/** Writes all three pages; the second is refused. */
async function applyWith(fault: Error) {
  const tried: string[] = []
  const { deps } = await openBench({
    async write({ pageId }) {
      tried.push(pageId)
      if (pageId === 'k2') throw fault
      return NOW
    },
  })
  const applied = await apply(deps, 'r1', writes, () => {}).catch((error: unknown) => error)
  const { written } = await deps.history.read()
  return { applied, tried, recorded: written.map(({ pageId }) => pageId) }
}

function refused(code: FailureCode): Failure {
  return new Failure({ system: 'notion', code, message: 'No.' })
}

test.each(['not_found', 'invalid', 'conflict'] as const)(
  'what concerns one page alone leaves that page out, unrecorded, and the rest is written: %s',
  async (code) => {
    const failure = refused(code)

    const { applied, tried, recorded } = await applyWith(failure)

    expect(applied).toEqual({ written: 2, failed: [{ write: writes[1], failure }] })
    expect(tried).toEqual(['k1', 'k2', 'k3'])
    expect(recorded).toEqual(['k1', 'k3'])
  },
)

test.each(['unauthorized', 'forbidden', 'rate_limited', 'unavailable', 'timeout', 'not_understood'] as const)(
  'what concerns the whole system stops the writing, and all that is left has failed: %s',
  async (code) => {
    const failure = refused(code)

    const { applied, tried, recorded } = await applyWith(failure)

    expect(applied).toEqual({
      written: 1,
      failed: [
        { write: writes[1], failure },
        { write: writes[2], failure },
      ],
    })
    expect(tried).toEqual(['k1', 'k2'])
    expect(recorded).toEqual(['k1'])
  },
)

test('a bug is no page that failed', async () => {
  const bug = new TypeError('a bug')

  expect(await applyWith(bug)).toMatchObject({ applied: bug, recorded: ['k1'] })
})
