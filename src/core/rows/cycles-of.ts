import { compareTexts } from '#src/core/compare-texts.ts'
import type { Day, KeyResult, Objective, Period, Snapshot } from '#src/core/model.ts'
import type { Cycle } from './objective-of.ts'
import { type OwnPeriod, objectivePeriod, ownPeriod } from './objective-period.ts'

/**
 * Every objective with its cycle, by id. Where it names none its key results may: then it is about the time of those that run,
 * else of those that come next, else of those that ended last. A key result that names a shorter time than its objective does keeps it.
 */
export function cyclesOf(
  { objectives, keyResults }: Pick<Snapshot, 'objectives' | 'keyResults'>,
  today: Day,
  fiscalYearStart: number,
): ReadonlyMap<string, Cycle> {
  const named = namedPeriods(keyResults, today, fiscalYearStart)
  const cycles = new Map<string, Cycle>()
  for (const objective of objectives) {
    const own = named.get(objective.id) ?? []
    cycles.set(objective.id, cycleOfObjective(objective, own, today, fiscalYearStart))
  }
  return cycles
}

type Named = readonly (readonly [id: string, own: OwnPeriod])[]

/** Of the key results that name a time, by their one objective. */
function namedPeriods(
  keyResults: readonly KeyResult[],
  today: Day,
  fiscalYearStart: number,
): ReadonlyMap<string, Named> {
  const named = new Map<string, [string, OwnPeriod][]>()
  for (const keyResult of keyResults) {
    const [objective, ...others] = keyResult.objectives
    const own = ownPeriod(keyResult, today, fiscalYearStart)
    if (objective === undefined || others.length > 0 || own === null) continue
    const ofObjective = named.get(objective) ?? []
    ofObjective.push([keyResult.id, own])
    named.set(objective, ofObjective)
  }
  return named
}

function cycleOfObjective(objective: Objective, named: Named, today: Day, fiscalYearStart: number): Cycle {
  const said = objectivePeriod(objective, today, fiscalYearStart)
  const isAssumed = said.fault?.code === 'assumed_cycle'
  const periods = named.flatMap(([, { period }]) => period ?? [])
  const theirs = isAssumed ? nearest(periods, today) : null
  const { period, fault } = theirs === null ? said : { period: theirs, fault: null }
  const counts = isAssumed
    ? named
    : named.filter(([, own]) => own.period !== null && isShorter(own.period, period))
  return {
    objective,
    period,
    ended: period !== null && period.end < today,
    fault,
    isTheirs: theirs !== null,
    named: new Map(counts),
  }
}

/** The longest that holds today, else the one that begins next, else the one that ended last. */
function nearest(periods: readonly Period[], today: Day): Period | null {
  const longestFirst = periods.toSorted(
    (a, b) => compareTexts(a.start, b.start) || compareTexts(b.end, a.end),
  )
  return (
    longestFirst.find(({ start, end }) => start <= today && today <= end) ??
    longestFirst.find(({ start }) => start > today) ??
    longestFirst.toSorted((a, b) => compareTexts(b.end, a.end))[0] ??
    null
  )
}

function isShorter(own: Period, period: Period | null): boolean {
  if (period === null || own.start < period.start || own.end > period.end) return false
  return own.start !== period.start || own.end !== period.end
}
