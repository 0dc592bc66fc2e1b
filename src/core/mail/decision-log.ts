import type { DecisionResult } from '#src/core/decision-result.ts'
import { DECIDED_WITHIN_HOURS } from '#src/core/decisions/decided-within-hours.ts'
import { type DecisionTimes, decisionTimes } from '#src/core/decisions/decision-times.ts'
import { type LogQuality, logQuality } from '#src/core/decisions/log-quality.ts'
import { lostIn } from '#src/core/drift/lost-in.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Day, Decision, Snapshot } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { dayMade } from '#src/core/rows/day-made.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'
import { seenDecided } from '#src/core/rows/seen-decided.ts'
import { addDays } from '#src/core/time/day.ts'
import { isoWeek } from '#src/core/time/iso-week.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { cycleOf } from '#src/core/time/period.ts'

const WEEKS = 8

/** What the decision log says of itself. */
export interface DecisionLogFigures {
  readonly open: number
  /** Open ones whose Decide by has passed; null: a column that tells cannot be read. */
  readonly overdue: number | null
  readonly targetHours: number
  readonly asked: AskedFigures
  /** The running cycle, for example `2026-Q4`. */
  readonly cycle: string
  readonly inCycle: DecisionTimes
  readonly inAll: DecisionTimes
  /** The last eight ISO weeks by the day of the decision, the oldest first; the last one is that of yesterday. */
  readonly weeks: readonly (DecisionTimes & { readonly week: string })[]
  /** null: it cannot be told, since a column is lost. */
  readonly quality: LogQuality | null
}

/** What became of the decisions that the service has asked for in the running cycle. */
export interface AskedFigures {
  readonly open: number
  /** Open ones about what has recovered. */
  readonly recovered: number
  readonly made: number
  /** Those whose row is gone. */
  readonly trashed: number
}

interface Made {
  /** null: nobody knows when. */
  readonly day: Day | null
  readonly hours: number | null
}

/**
 * The figures of the decision log. A decision counts on the day in Date, else on the day when it was first seen decided; without
 * either it counts in all alone. On a Monday the running week would always be empty, so the weeks end with that of yesterday.
 * @returns null: there is no decision log, or a column that every figure needs cannot be read
 */
export function decisionLog(input: {
  readonly snapshot: Snapshot
  readonly evaluation: Pick<Evaluation, 'decisions' | 'keyResults' | 'initiatives' | 'today' | 'remember'>
  readonly history: Pick<History, 'days' | 'sightings' | 'prepared'>
  readonly policy: Pick<Policy, 'timezone' | 'fiscalYearStart'>
}): DecisionLogFigures | null {
  const { snapshot, evaluation, policy } = input
  const lost = lostIn(snapshot, evaluation, input.history)
  const hasLog = snapshot.databases.some(({ kind }) => kind === 'decisions')
  if (!hasLog || lost.ofAny('decisions.cycleTime').size > 0) return null

  const { today, decisions: results } = evaluation
  const links = decisionLinks(snapshot)
  const rows = new Map(snapshot.decisions.map((row) => [row.id, row]))
  const seen = seenDecided(input.history, evaluation, policy.timezone)
  const dayOf = (row: Decision) => dayMade(row, seen.get(row.id))
  const open: DecisionResult[] = []
  const made: Made[] = []
  for (const result of results) {
    const row = rows.get(result.id)
    const stage = row === undefined ? 'unclear' : decisionStage(row)
    if (row === undefined || stage === 'unclear') continue
    if (stage === 'made') made.push({ day: dayOf(row), hours: result.cycleTime })
    else if (!links.isSuperseded(row)) open.push(result)
  }
  const cycle = cycleOf(today, policy.fiscalYearStart)
  const isInCycle = (day: Day | null) => day !== null && cycleOf(day, policy.fiscalYearStart) === cycle
  return {
    open: open.length,
    overdue:
      lost.ofAny('decisions.flags').size > 0
        ? null
        : open.filter(({ flags }) => flags.includes('decision_overdue')).length,
    targetHours: DECIDED_WITHIN_HOURS,
    cycle,
    asked: askedOf(input, isInCycle),
    inCycle: timesOf(made.filter(({ day }) => isInCycle(day))),
    inAll: timesOf(made),
    weeks: weeksOf(made, addDays(today, -1)),
    quality: logQuality({ snapshot, evaluation, lost, links, dayOf }),
  }
}

function askedOf(
  { snapshot, evaluation, history, policy }: Parameters<typeof decisionLog>[0],
  isInCycle: (day: Day | null) => boolean,
): AskedFigures {
  const results = new Map(evaluation.decisions.map((result) => [result.id, result]))
  const asked = snapshot.decisions.filter(
    ({ id, raised }) => results.get(id)?.prepared === true && isInCycle(raised),
  )
  const open = asked.filter((row) => decisionStage(row) === 'open')
  return {
    open: open.length,
    recovered: open.filter(({ id }) => results.get(id)?.recovered).length,
    made: asked.filter((row) => decisionStage(row) === 'made').length,
    trashed: history.prepared.filter(
      ({ decisionId, at }) =>
        decisionId !== null && !results.has(decisionId) && isInCycle(localDay(at, policy.timezone)),
    ).length,
  }
}

function weeksOf(made: readonly Made[], last: Day): DecisionLogFigures['weeks'] {
  const byWeek = Map.groupBy(made, ({ day }) => (day === null ? null : isoWeek(day)))
  return Array.from({ length: WEEKS }, (_, index) => {
    const week = isoWeek(addDays(last, -7 * (WEEKS - 1 - index)))
    return { week, ...timesOf(byWeek.get(week) ?? []) }
  })
}

function timesOf(made: readonly Made[]): DecisionTimes {
  return decisionTimes(made.map(({ hours }) => hours))
}
