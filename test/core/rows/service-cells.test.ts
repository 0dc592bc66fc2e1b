import { expect, test } from 'vitest'
import type { Shown } from '#src/core/model.ts'
import { aHistory, aKeyResult, aSnapshot, evaluateAt, NOW, written } from '#test/core/a-snapshot.ts'

function findingsFor(shown: Shown, acceptedFindings: readonly string[] = []) {
  const { findings } = evaluateAt(NOW, {
    snapshot: aSnapshot({ keyResults: [aKeyResult({ shown, acceptedFindings })] }),
    history: aHistory({
      written: [
        written('k1', 'score', 0.4),
        written('k1', 'why', 'As it was.'),
        written('k1', 'status', 'on_track'),
        written('k1', 'current', 24),
      ],
    }),
  })
  return findings.filter(({ code }) => code === 'service_cell_changed')
}

test('a cell of the service that a person changed is told with what was there and what becomes of it', () => {
  expect(findingsFor({ score: 0.9, why: 'As it was.' })).toEqual([
    {
      code: 'service_cell_changed',
      level: 'mend',
      database: 'keyResults',
      pageId: 'k1',
      title: 'Sixty customers',
      property: 'Score',
      message:
        'Score showed "0.9", typed by a person; okr-sync had written "0.4" and puts its own value back.',
      mend: expect.stringContaining('set Status or Override'),
    },
  ])
})

test('a share that differs by less than a hundredth was not changed', () => {
  expect(findingsFor({ score: 0.4049 })).toEqual([])
})

test('a Status that a person chose and a Current that a person typed are no faults', () => {
  expect(findingsFor({ status: 'at_risk', current: 30 })).toEqual([])
})

test('a Status that was emptied is restored, and told', () => {
  expect(findingsFor({ status: null }).map(({ property }) => property)).toEqual(['Status'])
})

test('a finding that the row accepts is left out', () => {
  expect(findingsFor({ score: 0.9 }, ['service_cell_changed'])).toEqual([])
})
