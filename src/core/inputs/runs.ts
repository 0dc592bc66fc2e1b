/** Whole numbers that follow one another: the first, and how many they are. Of -1 all are -1. */
export type Run = readonly [first: number, count: number]

/** Whole numbers from -1 on, in few words where they mostly follow one another. */
export function runsOf(numbers: readonly number[]): Run[] {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && number === following(last)) last[1] += 1
    else runs.push([number, 1])
  }
  return runs
}

/** The numbers that `runsOf` was given. */
export function unrolled(runs: readonly Run[]): number[] {
  return runs.flatMap(([first, count]) =>
    Array.from({ length: count }, (_, index) => (first === -1 ? -1 : first + index)),
  )
}

function following([first, count]: Run): number {
  return first === -1 ? -1 : first + count
}
