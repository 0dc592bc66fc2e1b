import { expect, test } from 'vitest'
import { components } from '#src/core/alignment/components.ts'

function sorted(groups: readonly (readonly number[])[]): number[][] {
  return groups.map((group) => [...group].sort((a, b) => a - b))
}

test('what others lead to comes first', () => {
  expect(sorted(components([[1], [2], []]))).toEqual([[2], [1], [0]])
})

test('circles are one component each', () => {
  expect(sorted(components([[1], [2], [0, 3], [4], [3], []]))).toEqual([[3, 4], [0, 1, 2], [5]])
})

test('circles that share a member are one', () => {
  expect(sorted(components([[1], [0, 2], [1]]))).toEqual([[0, 1, 2]])
})

test('a circle of 100,000 is found', () => {
  const size = 100_000
  const edges = Array.from({ length: size }, (_, node) => [(node + 1) % size])
  expect(components(edges).map((group) => group.length)).toEqual([size])
})
