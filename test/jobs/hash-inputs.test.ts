import { expect, test } from 'vitest'
import { assess } from '#src/jobs/assess.ts'
import { hashInputs } from '#src/jobs/hash-inputs.ts'
import { aKeyResult, aSnapshot, NOW } from '#test/core/a-snapshot.ts'
import { run } from '#test/core/delivery/some-events.ts'
import { openBench } from './a-bench.ts'
import { aFeed } from './a-feed.ts'

const source = 'https://github.com/acme/shop'
const snapshot = aSnapshot({ keyResults: [aKeyResult({ source, measure: 'ci duration' })] })

async function hashOf(minutes: readonly number[], host = 'github.com'): Promise<string> {
  const startedAt = '2026-11-20T07:00:00.000Z'
  const events = () => minutes.map((each, id) => run(`${id}`, each, { startedAt, changedAt: startedAt }))
  const { source: github } = aFeed({ system: 'github', kinds: ['run'], events })
  const { deps, close } = await openBench({ work: [github], snapshot, hosts: { github: host } })
  try {
    return await hashInputs(await assess(deps, NOW, { dry: false }), deps, NOW)
  } finally {
    close()
  }
}

test('the hash of a run is that of what the rules were given: events and hosts too', async () => {
  const hash = await hashOf([5, 6])
  expect(hash).toMatch(/^[\da-f]{64}$/)
  expect(await hashOf([5, 6])).toBe(hash)
  expect(await hashOf([5, 7])).not.toBe(hash)
  expect(await hashOf([5, 6], 'git.example.com')).not.toBe(hash)
})
