import { sameNumber } from '#src/core/cell-value.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { CheckIn, KeyResultDay } from '#src/core/history.ts'
import type { Day, KeyResult, Objective } from '#src/core/model.ts'
import { readDefinition } from '#src/core/scoring/definition.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { why } from '#src/core/words/why.ts'
import { measured } from '#src/core/work/measured.ts'
import type { Measurement } from '#src/core/work/work.ts'
import type { Current } from './current.ts'
import type { Judged } from './judged.ts'
import { keyResultFaults, undecided } from './key-result-faults.ts'
import { keyResultValue } from './key-result-value.ts'
import type { Moment } from './moment.ts'
import { noTarget } from './no-target.ts'
import { type Cycle, objectiveOf } from './objective-of.ts'
import { overrule } from './overrule.ts'
import { findingsOf, type RowFault } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import { ruledCells } from './ruled-cells.ts'
import { serviceCells } from './service-cells.ts'
import { keyResultCells } from './wanted-cells.ts'

export interface JudgedKeyResult extends Judged<KeyResultResult> {
  readonly checkIns: readonly CheckIn[]
  /** null: its cycle is over, and nothing more of it is remembered. */
  readonly day: KeyResultDay | null
}

/**
 * What the rules say of one key result. Where its cycle is over the last value of the cycle is scored: nothing is measured,
 * nobody is asked for anything and no check-in is recorded.
 * @param input.cycles every objective with its cycle, by id
 * @param input.hasDecision a decision is linked to it
 */
export function evaluateKeyResult(input: {
  readonly keyResult: KeyResult
  readonly cycles: ReadonlyMap<string, Cycle>
  readonly history: RowHistory
  readonly hasDecision: boolean
  readonly moment: Moment
}): JudgedKeyResult {
  const { keyResult, history, moment } = input
  const { policy, today } = moment
  const { timezone } = policy
  const place = objectiveOf(keyResult, input.cycles)
  const { objective, period, ended } = place
  const state = stateWithin(keyResult, objective)
  const isLeft = state === 'dropped' || state === 'deferred'

  const source = ended || isLeft ? { measurement: null, faults: [] } : measured(keyResult, moment)
  const { measurement } = source
  const lastDay = ended && period !== null ? period.end : today
  const value = keyResultValue({ keyResult, measurement, history, lastDay, timezone })
  const { current } = value
  const scoreInput: ScoreInput = {
    ...keyResult,
    period,
    history: value.days,
    sourceUnknown: measurement?.kind === 'unknown' || current.kind === 'implausible',
  }
  const { problems, valid, ...score } = scoreKeyResult(scoreInput, today, policy)
  const word = ended
    ? null
    : overrule({
        row: keyResult,
        history,
        computed: score.status,
        lastTyped: value.lastTyped,
        moment,
      })

  // A period that is missing is said once, on the row where it can be mended.
  const scoreFaults = problems
    .filter(({ code }) => code !== 'no_period' || place.obstacle === null)
    .map((problem) => noTarget(problem, keyResult))
  const recordFaults = keyResultFaults({ ...value, keyResult, measurement, today })
  const obstacle = valid
    ? null
    : (place.obstacle ??
      scoreFaults.find(({ level }) => level === 'error') ??
      source.faults[0] ??
      notMeasured(measurement) ??
      recordFaults.find(({ code }) => code === 'implausible_measurement') ??
      null)
  const result: KeyResultResult = {
    ...score,
    id: keyResult.id,
    title: keyResult.title,
    url: keyResult.url,
    objectiveId: objective?.id ?? null,
    owners: keyResult.owners,
    state,
    period,
    ended,
    counts: valid && !isLeft && score.weight > 0,
    type: keyResult.type === 'invalid' ? null : keyResult.type,
    unit: keyResult.unit,
    target: keyResult.target,
    ...measuredCurrent(current, score.current),
    measurement,
    word: keyResult.word,
    overrule: word?.overrule ?? null,
    note: keyResult.note,
    dataAsOf: score.lastCheckIn,
    why: why({
      keyResult,
      state,
      score,
      aim: readDefinition(scoreInput, today, policy).aim,
      current,
      measurement,
      overrule: word?.overrule ?? null,
      obstacle,
    }),
  }

  const faults = isLeft
    ? leftFaults(keyResult, input.hasDecision)
    : [
        ...(place.fault === null ? [] : [place.fault]),
        ...scoreFaults.map(({ level: _, ...fault }): RowFault => fault),
        ...source.faults,
        ...recordFaults,
      ]
  if (word === null) {
    return { result, findings: [], checkIns: [], day: null, seen: [], gone: [], adopted: [] }
  }
  const cells = serviceCells({
    row: keyResult,
    wanted: keyResultCells(result),
    ruled: ruledCells(keyResult, word, current),
    history,
    moment,
  })
  return {
    result,
    findings: findingsOf('keyResults', keyResult, [...faults, ...word.faults, ...cells.faults]),
    checkIns: value.news,
    day: dayOf(keyResult, result, today),
    seen: [...word.seen, ...cells.seen],
    gone: [...word.gone, ...cells.gone],
    adopted: cells.adopted,
  }
}

/** A reading that the type cannot have (62 of a Yes/No) is measured and not scored, and so is not written either. */
function measuredCurrent(current: Current, scored: number | null): Pick<KeyResultResult, 'measuredCurrent'> {
  const isScored = current.kind === 'measured' && scored !== null && sameNumber(scored, current.value)
  return isScored ? { measuredCurrent: current.value } : {}
}

/** A key result goes with its objective: nobody is to be warned about what was cancelled or closed with it. */
function stateWithin({ state }: KeyResult, objective: Objective | null): KeyResult['state'] {
  if (objective?.state === 'cancelled') return 'dropped'
  return objective?.state === 'closed' && state === 'active' ? 'closed' : state
}

function leftFaults({ state }: KeyResult, hasDecision: boolean): RowFault[] {
  return (state === 'dropped' || state === 'deferred') && !hasDecision ? [undecided(state)] : []
}

function notMeasured(measurement: Measurement | null): Pick<RowFault, 'message' | 'mend'> | null {
  if (measurement?.kind !== 'unknown') return null
  return { message: measurement.detail, mend: 'The next run tries again; until then, type Current by hand.' }
}

/** Baseline, target and weight as typed: a change of them is a change of the goal. */
function dayOf(keyResult: KeyResult, result: KeyResultResult, today: Day): KeyResultDay {
  const { baseline, target, weight } = keyResult
  const { id: keyResultId, status, risk, score, confidence, period } = result
  return { keyResultId, day: today, status, risk, score, confidence, baseline, target, weight, period }
}
