import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Need } from '#src/core/audit/need.ts'
import { worthiestNeeds } from '#src/core/audit/worthiest-needs.ts'

const NEEDS: readonly Need[] = [
  'objective',
  'one_objective',
  'cycle',
  'type',
  'milestones',
  'target',
  'baseline',
  'goal',
  'direction',
  'floor',
  'current',
]

const rows = fc
  .array(fc.uniqueArray(fc.constantFrom(...NEEDS), { minLength: 1, maxLength: 4 }), { maxLength: 30 })
  .map((all) => new Map(all.map((needs, index) => [`k${index}`, needs])))

test('what each mend unlocks adds up to the key results whose every need is on the list', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 8 }), (needsById, most) => {
      const list = worthiestNeeds(needsById, most)
      const chosen = new Set(list.map(({ need }) => need))
      const unlocked = [...needsById].filter(([, needs]) => needs.every((need) => chosen.has(need)))

      expect(list.length).toBeLessThanOrEqual(most)
      expect(list.reduce((sum, { unlocks }) => sum + unlocks, 0)).toBe(unlocked.length)
      for (const { need, ids } of list) {
        expect(ids.toSorted()).toEqual(
          unlocked.flatMap(([id, needs]) => (needs.includes(need) ? id : [])).toSorted(),
        )
      }
    }),
    { numRuns: 60 },
  )
})

test('a mend that only helps beside another comes with it', () => {
  const both: readonly Need[] = ['target', 'current']
  const needsById = new Map<string, readonly Need[]>([
    ['k1', both],
    ['k2', both],
    ['k3', ['current']],
    ['k4', ['type']],
  ])

  expect(worthiestNeeds(needsById, 2)).toEqual([
    { need: 'current', unlocks: 1, ids: ['k3', 'k1', 'k2'] },
    { need: 'target', unlocks: 2, ids: ['k1', 'k2'] },
  ])
})

test('where nothing is missing nothing is listed', () => {
  expect(worthiestNeeds(new Map(), 8)).toEqual([])
})
