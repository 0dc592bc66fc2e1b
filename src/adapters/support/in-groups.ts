/** Cuts a list into groups of at most so many, in its order. An empty one has none. */
export function inGroups<T>(list: readonly T[], most: number): T[][] {
  const count = Math.ceil(list.length / most)
  return Array.from({ length: count }, (_, index) => list.slice(index * most, (index + 1) * most))
}
