import { expect, test } from 'vitest'
import { usedWeight } from '#src/core/scoring/weight.ts'

test('an empty weight is 1, and 0 or more is taken as typed', () => {
  expect(usedWeight(null)).toEqual({ weight: 1, problem: null })
  expect(usedWeight(0)).toEqual({ weight: 0, problem: null })
  expect(usedWeight(2.5)).toEqual({ weight: 2.5, problem: null })
})

test('a weight that cannot weigh is 0 and said', () => {
  for (const typed of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
    const { weight, problem } = usedWeight(typed)
    expect(weight).toBe(0)
    expect(problem).toMatchObject({ code: 'bad_weight', level: 'warning', property: 'Weight' })
    expect(problem?.message).toContain(String(typed))
  }
})
