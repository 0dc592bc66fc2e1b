import type { CheckIn, PackedCheckIns } from '#src/core/history.ts'

/** Check-ins in any order as the store hands them out. */
export function packed(checkIns: readonly CheckIn[]): PackedCheckIns[] {
  const told = checkIns.map(({ keyResultId, day, source, value }) => {
    return { keyResultId, entry: `${day}${source.slice(0, 1)}${Object.is(value, -0) ? '-0' : value}` }
  })
  const byKeyResult = Map.groupBy(told, ({ keyResultId }) => keyResultId)
  return [...byKeyResult].toSorted(byId).map(([keyResultId, own]) => ({
    keyResultId,
    entries: own
      .map(({ entry }) => entry)
      .toSorted()
      .join(' '),
  }))
}

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
