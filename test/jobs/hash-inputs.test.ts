import { expect, test } from 'vitest'
import { assess } from '#src/jobs/assess.ts'
import { hashInputs } from '#src/jobs/hash-inputs.ts'
import { aKeyResult, aSnapshot, NOW } from '#test/core/a-snapshot.ts'
import { run } from '#test/core/delivery/some-events.ts'
import { openBench } from './a-bench.ts'
import { aFeed } from './a-feed.ts'

const source = 'https://github.com/acme/shop'
const snapshot = aSnapshot({ keyResults: [aKeyResult({ source, measure: 'ci duration' })] })

async function hashesOf(minutes: readonly number[], host = 'github.com', now = NOW) {
  const startedAt = '2026-11-20T07:00:00.000Z'
  const events = () => minutes.map((each, id) => run(`${id}`, each, { startedAt, changedAt: startedAt }))
  const { source: github } = aFeed({ system: 'github', kinds: ['run'], events })
  const { deps, close } = await openBench({ work: [github], snapshot, hosts: { github: host } })
  try {
    return await hashInputs(deps, await assess(deps, NOW, { dry: false }), now)
  } finally {
    close()
  }
}

test('the hash of a run is that of what the rules were given: events and hosts too', async () => {
  const { inputsHash: hash } = await hashesOf([5, 6])
  expect(hash).toMatch(/^[\da-f]{64}$/)
  expect((await hashesOf([5, 6])).inputsHash).toBe(hash)
  expect((await hashesOf([5, 7])).inputsHash).not.toBe(hash)
  expect((await hashesOf([5, 6], 'git.example.com')).inputsHash).not.toBe(hash)
})

test('the fingerprint of a run goes by the day, not by the moment', async () => {
  const noon = await hashesOf([5, 6])
  const evening = await hashesOf([5, 6], 'github.com', '2026-11-20T20:00:00.000Z')
  const tomorrow = await hashesOf([5, 6], 'github.com', '2026-11-21T09:00:00.000Z')

  expect(evening.fingerprint).toBe(noon.fingerprint)
  expect(evening.inputsHash).not.toBe(noon.inputsHash)
  expect(tomorrow.fingerprint).not.toBe(noon.fingerprint)
  expect((await hashesOf([5, 7])).fingerprint).not.toBe(noon.fingerprint)
})
