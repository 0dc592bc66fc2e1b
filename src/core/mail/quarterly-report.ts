import { type LeaderCalibration, leaderCalibration } from '#src/core/audit/leader-calibration.ts'
import { carriedOver } from '#src/core/cycle/carried-over.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Day, Instant, Period, Snapshot } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { seenDecided } from '#src/core/rows/seen-decided.ts'
import { cycleOf, periodOfCycle } from '#src/core/time/period.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { type MovedGoal, movedGoals } from './moved-goal.ts'
import { decidedIn } from './quarterly/decided-in.ts'
import { type DecisionsByOption, decisionsByOption } from './quarterly/decisions-by-option.ts'
import { type ForecastRecord, forecastRecord } from './quarterly/forecast-record.ts'
import type { GradedKeyResult } from './quarterly/graded-key-result.ts'
import { type GradedObjective, gradedObjectives } from './quarterly/graded-objective.ts'
import { type GroupGrade, groupGrades } from './quarterly/group-grades.ts'
import { type HitShares, hitShares } from './quarterly/hit-shares.ts'
import { type Lessons, lessons } from './quarterly/lessons.ts'
import { type QuarterDecisions, quarterDecisions } from './quarterly/quarter-decisions.ts'
import { rowsOfCycle } from './quarterly/rows-of-cycle.ts'
import { toldCourses } from './quarterly/told-courses.ts'
import { type WarningRecord, warningRecord } from './quarterly/warning-record.ts'

/** A cycle that is over in facts and numbers. Templates choose the words and fold what is too long. */
export interface QuarterlyReport {
  /** As `2026-Q3`. */
  readonly cycle: string
  /** It is about these alone, as POLICY names them; empty: about the whole company. */
  readonly onlyTeams: readonly string[]
  readonly period: Period
  readonly asOf: Instant
  readonly today: Day
  /** The cycle of today. */
  readonly nextCycle: string
  readonly ruleVersion: string
  readonly hits: HitShares
  /** The company first, then each level and its teams. */
  readonly groups: readonly GroupGrade[]
  /** The company's first. */
  readonly objectives: readonly GradedObjective[]
  readonly forecast: ForecastRecord
  /** Statuses that people typed, held against the outcome; of rows that have moved on none is known any more. */
  readonly leaders: LeaderCalibration
  readonly warnings: WarningRecord
  /** Those without a decision first. */
  readonly movedGoals: readonly MovedGoal[]
  readonly lessons: Lessons
  readonly decisions: QuarterDecisions
  readonly byOption: DecisionsByOption
  /** Key results without a final score. */
  readonly ungraded: readonly GradedKeyResult[]
  /** Dropped or deferred within the cycle; in no figure. */
  readonly left: readonly { readonly title: string; readonly state: 'dropped' | 'deferred' }[]
}

/**
 * @param input.evaluation of a day after the cycle's end, made with the days of the cycle, so that it knows which goals were moved
 * @param input.history in any order; days of key results of other cycles are passed over
 * @param input.cycle the quarter that ended, as `2026-Q3`
 * @throws RangeError when `cycle` is not a cycle
 */
export function composeQuarterly(input: {
  readonly evaluation: Evaluation
  readonly history: Pick<History, 'days' | 'sightings' | 'stands'>
  readonly snapshot: Pick<Snapshot, 'decisions' | 'keyResults' | 'objectives'>
  readonly cycle: string
  readonly policy: Pick<Policy, 'cuts' | 'rollUp' | 'fiscalYearStart' | 'targetScores' | 'timezone'>
}): QuarterlyReport {
  const { evaluation, history, snapshot, cycle, policy } = input
  const { asOf, today, ruleVersion } = evaluation
  const period = periodOfCycle(cycle, policy.fiscalYearStart)
  if (period === null) throw new RangeError(`"${cycle}" is not a cycle such as 2026-Q3`)
  // What a goal was shown as before the cycle began is not the cycle's, though goals are typed early.
  const days = history.days.filter(({ day }) => day >= period.start)
  const rows = rowsOfCycle(evaluation, days, period, policy)
  const links = new Map(snapshot.objectives.map(({ id, supports }) => [id, supports]))
  const known = evaluation.objectives.map((row) => ({ ...row, supports: links.get(row.id) ?? [] }))
  const carried = new Set([...carriedOver(known).values()].map(({ id }) => id))
  const objectives = gradedObjectives(rows, carried)
  const keyResults = objectives.flatMap((objective) => objective.keyResults)
  const courses = toldCourses(
    rows.keyResults.filter(({ score }) => score !== null),
    days,
    evaluation,
  )
  const seen = seenDecided(history, evaluation, policy.timezone)
  const decided = decidedIn(snapshot.decisions, seen, period)
  return {
    cycle,
    onlyTeams: evaluation.onlyTeams ?? [],
    period,
    asOf,
    today,
    nextCycle: cycleOf(today, policy.fiscalYearStart),
    ruleVersion,
    hits: hitShares(keyResults, policy.targetScores.aspirational),
    groups: groupGrades(rows.objectives, objectives, policy),
    objectives,
    forecast: forecastRecord(courses, period),
    leaders: leaderCalibration(rows.keyResults.filter(({ id }) => !rows.scoredOn.has(id))),
    warnings: warningRecord(keyResults, courses),
    movedGoals: movedGoals(rows.keyResults),
    lessons: lessons(keyResults, snapshot),
    decisions: quarterDecisions(snapshot.decisions, decided, evaluation.decisions, period),
    byOption: decisionsByOption(decided, {
      ...evaluation,
      graded: keyResults,
      stands: history.stands,
      links: decisionLinks({ ...snapshot, initiatives: [] }),
    }),
    ungraded: keyResults.filter(({ score }) => score === null),
    left: rows.left.flatMap(({ title, state }) =>
      state === 'dropped' || state === 'deferred' ? [{ title: cleanText(title, 100), state }] : [],
    ),
  }
}
