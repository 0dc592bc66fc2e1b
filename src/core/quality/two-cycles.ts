import { compareTexts } from '#src/core/compare-texts.ts'
import type { Period } from '#src/core/model.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { blamedRow } from './blamed-row.ts'
import { inTitleOrder } from './in-title-order.ts'
import { type OwnerUnit, ownerUnits, unitName } from './owner-units.ts'
import type { QualityFault, QualityKeyResult, QualityObjective } from './quality-rows.ts'
import { targetExample } from './target-example.ts'

/** A cycle with fewer scores says too little. */
const FEWEST = 2
const ALL = 1 - 1e-9
const MISSED = 0.3
/** Where 0.7 of a target is a good result, one that was reached twice should lie as much higher. */
const HARDER = 1 / 0.7
const EASIER = 1 / 2

interface EndedCycle {
  readonly period: Period
  readonly scores: readonly number[]
  /** All of it was committed, so that 1.0 is what was promised. */
  readonly isCommitted: boolean
}

/**
 * All key results of a team, or where none is named of a person, ended at 1.0 in its last two cycles, or all below 0.3: then the
 * targets say little. It is said on the first of its objectives that run.
 */
export function twoCycles(
  objectives: readonly QualityObjective[],
  keyResultsOf: ReadonlyMap<string | null, readonly QualityKeyResult[]>,
): readonly QualityFault[] {
  if (!objectives.some(({ ended }) => ended)) return []
  const faults = new Map<string, QualityFault>()
  // One that runs and one in each of the two cycles.
  for (const unit of ownerUnits(objectives, 3)) {
    const cycles = lastTwo(unit, keyResultsOf)
    const code = cycles === null ? null : verdict(cycles)
    const first = code === null ? undefined : firstRunning(unit)
    if (cycles === null || code === null || first === undefined) continue
    const running = (keyResultsOf.get(first.id) ?? []).filter(
      ({ state, ended }) => state === 'active' && !ended,
    )
    const row = blamedRow(first, running)
    if (row === null || faults.has(`${row.id} ${code}`)) continue
    faults.set(`${row.id} ${code}`, { ...row, fault: say(code, unit, cycles, running) })
  }
  return [...faults.values()]
}

type Code = 'all_reached_twice' | 'all_missed_twice'

function verdict(cycles: readonly EndedCycle[]): Code | null {
  const scores = cycles.flatMap((cycle) => cycle.scores)
  if (scores.every((score) => score >= ALL)) {
    return cycles.some(({ isCommitted }) => isCommitted) ? null : 'all_reached_twice'
  }
  return scores.every((score) => score < MISSED) ? 'all_missed_twice' : null
}

/** The last two cycles of a unit that are over, the later one first; null: there are none with enough scores. */
function lastTwo(
  { objectives }: OwnerUnit,
  keyResultsOf: ReadonlyMap<string | null, readonly QualityKeyResult[]>,
): readonly EndedCycle[] | null {
  const cycles = new Map<
    string,
    { readonly period: Period; readonly scores: number[]; isCommitted: boolean }
  >()
  for (const { id, period, ended, state } of objectives) {
    if (!ended || period === null || state === 'cancelled') continue
    const key = `${period.end} ${period.start}`
    const cycle = cycles.get(key) ?? { period, scores: [], isCommitted: true }
    cycles.set(key, cycle)
    for (const { counts, score, ambition } of keyResultsOf.get(id) ?? []) {
      if (!counts || score === null) continue
      cycle.scores.push(score)
      if (ambition !== 'committed') cycle.isCommitted = false
    }
  }
  const latest = [...cycles]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .slice(0, 2)
    .map(([, cycle]) => cycle)
  return latest.length === 2 && latest.every(({ scores }) => scores.length >= FEWEST) ? latest : null
}

function firstRunning({ objectives }: OwnerUnit): QualityObjective | undefined {
  const running = objectives.filter(({ state, ended }) => state === 'active' && !ended)
  return inTitleOrder(running).toSorted((a, b) =>
    compareTexts(a.period?.start ?? '', b.period?.start ?? ''),
  )[0]
}

function say(
  code: Code,
  unit: OwnerUnit,
  cycles: readonly EndedCycle[],
  running: readonly QualityKeyResult[],
): RowFault {
  const isReached = code === 'all_reached_twice'
  const told = cycles.map(
    ({ period, scores }) => `${scores.length} from ${plainDay(period.start)} to ${plainDay(period.end)}`,
  )
  const example = targetExample(running, isReached ? HARDER : EASIER)
  const how = isReached
    ? 'Set targets of which 70 % would be a good result'
    : 'Set fewer key results, or targets that can be reached'
  return {
    code,
    property: 'Key results',
    message: `Every key result of ${unitName(unit)} ended ${isReached ? 'at 1.0' : 'below 0.3'} in the last two cycles (${told.join('; ')}), so the targets ask for too ${isReached ? 'little' : 'much'}.`,
    mend: example === null ? `${how}.` : `${how}, for example ${example}.`,
  }
}
