import { expect, test } from 'vitest'
import { mutedFindings } from '#src/core/rows/muted-findings.ts'
import { aKeyResult, anObjective } from '#test/core/a-snapshot.ts'

function muted(typed: readonly string[], code: string, pageId: string | null = 'k1', ended = false): boolean {
  const rows = { objectives: [anObjective()], keyResults: [aKeyResult({ acceptedFindings: typed })] }
  return mutedFindings(rows, new Map([['o1', { ended }]]), new Map([['k1', { ended }]]))({ code, pageId })
}

test('a finding is muted on the row that accepts it, and on no other', () => {
  expect(muted(['no_owner'], 'no_owner')).toBe(true)
  expect(muted(['no_owner'], 'no_target')).toBe(false)
  expect(muted(['no_owner'], 'no_owner', 'o1')).toBe(false)
  expect(muted(['no_owner'], 'no_owner', null)).toBe(false)
  expect(muted([], 'no_owner')).toBe(false)
})

test.each(['No owner', ' NO_OWNER ', 'no-owner', 'No  Owner'])('"%s" accepts no_owner', (typed) => {
  expect(muted([typed], 'no_owner')).toBe(true)
})

test('nothing is told of a row whose cycle is over', () => {
  expect(muted([], 'no_target', 'k1', true)).toBe(true)
  expect(muted([], 'no_target', 'o1', true)).toBe(true)
  expect(muted([], 'source_failed', null, true)).toBe(false)
})
