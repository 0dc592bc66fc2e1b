import { expect, test } from 'vitest'
import { explain } from '#src/jobs/explain.ts'
import { aKeyResult, aSnapshot } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const snapshot = aSnapshot({
  keyResults: [
    aKeyResult(),
    aKeyResult({ id: 'k2', title: 'Twice' }),
    aKeyResult({ id: 'k3', title: 'Twice' }),
  ],
})

test('explain tells of one page and writes nothing: no page, no mail, no row in the store', async () => {
  const bench = await openBench({
    snapshot,
    write: () => Promise.reject(new Error('nothing may be written')),
  })

  const explained = await explain(bench.deps, { page: 'Sixty customers' })

  expect(explained).toMatchObject({ found: 'one', explanation: { kind: 'key_result', id: 'k1' } })
  expect(bench.mails).toEqual([])
  expect(await bench.runs()).toEqual([])
  const { checkIns, days, sightings } = await bench.deps.history.read()
  expect([checkIns, days, sightings]).toEqual([[], [], []])
  bench.close()
})

test('a title that several rows bear is answered with the candidates, and one that none bears with none', async () => {
  const bench = await openBench({ snapshot })

  expect(await explain(bench.deps, { page: 'Twice' })).toMatchObject({
    found: 'several',
    candidates: [{ id: 'k2' }, { id: 'k3' }],
  })
  expect(await explain(bench.deps, { page: 'Nobody' })).toEqual({ found: 'none' })
  bench.close()
})

test('it reckons with the moment that is asked for', async () => {
  const bench = await openBench({ snapshot })

  const explained = await explain(bench.deps, { page: 'k1', asOf: '2026-12-01T09:00:00.000Z' })

  expect(explained).toMatchObject({ explanation: { today: '2026-12-01' } })
  bench.close()
})
