import type { Period } from '#src/core/model.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { named } from '#src/core/words/named.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { blamedRow } from './blamed-row.ts'
import { inTitleOrder } from './in-title-order.ts'
import { type OwnerUnit, ownerUnits, unitName } from './owner-units.ts'
import type { QualityFault, QualityKeyResult, QualityObjective } from './quality-rows.ts'

/** More objectives than this at a time and none gets the attention it needs. A convention, and no measurement. */
const MOST = 3

type Dated = QualityObjective & { readonly period: Period }

/**
 * More objectives of one level run at a time than a team, or where none is named a person, can serve. It is said once for each of
 * them, on the first row beyond the limit.
 * @param running the objectives that run
 */
export function surplusObjectives(
  running: readonly QualityObjective[],
  keyResultsOf: ReadonlyMap<string | null, readonly QualityKeyResult[]>,
): readonly QualityFault[] {
  const faults = new Map<string, QualityFault>()
  for (const unit of ownerUnits(running, MOST + 1)) {
    const dated = inTitleOrder(unit.objectives)
      .filter((objective): objective is Dated => objective.period !== null)
      .toSorted((a, b) => (a.period.start < b.period.start ? -1 : a.period.start > b.period.start ? 1 : 0))
    const surplus = firstSurplus(dated)
    const row = surplus === null ? null : blamedRow(surplus, keyResultsOf.get(surplus.id) ?? [])
    if (surplus === null || row === null) continue
    // People who own the same objectives are told once.
    if (faults.has(surplus.id)) continue
    const { start } = surplus.period
    const atOnce = dated.filter(({ period }) => period.start <= start && start <= period.end)
    faults.set(surplus.id, { ...row, fault: tooMany(unit, atOnce, surplus) })
  }
  return [...faults.values()]
}

/** @param dated those that start first at the front */
function firstSurplus(dated: readonly Dated[]): Dated | null {
  let open: readonly Dated[] = []
  for (const objective of dated) {
    open = open.filter(({ period }) => period.end >= objective.period.start)
    if (open.length === MOST) return objective
    open = [...open, objective]
  }
  return null
}

function tooMany(unit: OwnerUnit, atOnce: readonly Dated[], surplus: Dated): RowFault {
  const level = surplus.level === null ? '' : ` of the ${surplus.level} level`
  return {
    code: 'too_many_objectives',
    property: unit.owner === null ? 'Team' : 'Owner',
    message: `${unitName(unit)} has ${atOnce.length} objectives${level} at the same time (${namedList(atOnce)}); beyond ${MOST} none gets the attention it needs.`,
    mend: `Keep the ${MOST} that matter most and leave the others for a later cycle, for example move the Cycle of ${named(surplus)} or set its State to Cancelled.`,
  }
}
