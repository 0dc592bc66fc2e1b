import type { Need } from './need.ts'

/** A need with what its mend gives after those before it: over a list the figures add up, and nothing is counted twice. */
export interface WorthyNeed {
  readonly need: Need
  /** How many more key results can be scored once this and all before it are mended. */
  readonly unlocks: number
  /** Key results, by id, that wait for it and can be scored once all of the list is mended; those that wait for the least first. */
  readonly ids: readonly string[]
}

/**
 * The needs that are worth the most together, in the order in which to mend them. Where there are more than `most`, the one without
 * which the fewest key results are lost is left out, again and again.
 */
export function worthiestNeeds(
  needsById: ReadonlyMap<string, readonly Need[]>,
  most: number,
): readonly WorthyNeed[] {
  const chosen = new Set([...needsById.values()].flat())
  const waiting = () => [...needsById].filter(([, needs]) => needs.every((need) => chosen.has(need)))
  const idsOf = (need: Need) =>
    waiting()
      .filter(([, needs]) => needs.includes(need))
      .toSorted(([, a], [, b]) => a.length - b.length)
      .map(([id]) => id)
  for (;;) {
    const counted = [...chosen].map((need) => ({ need, count: idsOf(need).length }))
    const least = counted.reduce<(typeof counted)[number] | null>(
      (low, each) => (low === null || each.count < low.count ? each : low),
      null,
    )
    if (least === null || (least.count > 0 && chosen.size <= most)) break
    chosen.delete(least.need)
  }

  const unlocked = waiting()
  const done = new Set<Need>()
  const ordered: WorthyNeed[] = []
  while (done.size < chosen.size) {
    const [next] = [...chosen]
      .filter((need) => !done.has(need))
      .map((need) => ({
        need,
        unlocks: unlocked.filter(
          ([, needs]) => needs.includes(need) && needs.every((each) => each === need || done.has(each)),
        ).length,
        ids: idsOf(need),
      }))
      .sort((a, b) => b.unlocks - a.unlocks || b.ids.length - a.ids.length)
    if (next === undefined) break
    done.add(next.need)
    ordered.push(next)
  }
  return ordered
}
