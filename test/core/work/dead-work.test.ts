import { expect, test } from 'vitest'
import { deadWork } from '#src/core/work/dead-work.ts'

test('dead work is told with the day of its last change', () => {
  const lastActivity = '2026-10-12'
  expect(deadWork({ state: 'dead', lastActivity, links: 1 })).toMatchObject({
    code: 'dead_work',
    property: 'Source',
    message: 'The work linked to it has not moved: its last change was on 12 Oct, more than 21 days ago.',
  })
  expect(deadWork({ state: 'dead', lastActivity, links: 3 })?.message).toMatch(
    /^All the work linked to it \(3 links\) has not moved: /,
  )
})

test('work that was cancelled has no last change to tell', () => {
  const fault = deadWork({ state: 'dead', lastActivity: null, links: 2 })
  expect(fault?.message).toBe('All the work linked to it (2 links) was cancelled.')
})

test.each(['live', 'none', 'unknown'] as const)('work that is %s is not dead', (state) => {
  expect(deadWork({ state, lastActivity: null, links: 1 })).toBeNull()
})
