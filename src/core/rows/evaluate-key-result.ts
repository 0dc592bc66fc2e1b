import { sameNumber } from '#src/core/cell-value.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { CheckIn, KeyResultDay } from '#src/core/history.ts'
import type { Day, KeyResult, Objective } from '#src/core/model.ts'
import { why } from '#src/core/words/why.ts'
import { deadWork } from '#src/core/work/dead-work.ts'
import { servingWork } from '#src/core/work/serving-work.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import type { Current } from './current.ts'
import { type GoalMove, verdictOn } from './decides-change.ts'
import type { DecisionLinks } from './decision-links.ts'
import type { Judged } from './judged.ts'
import { undecided } from './key-result-faults.ts'
import type { Moment } from './moment.ts'
import { noteSince } from './note-since.ts'
import { type Cycle, objectiveOf } from './objective-of.ts'
import { overrule } from './overrule.ts'
import { rebaselined } from './rebaselined.ts'
import { findingsOf, type RowFault } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import { ruledCells } from './ruled-cells.ts'
import { scoreFaults } from './score-faults.ts'
import { scoreInCycle } from './score-in-cycle.ts'
import { serviceCells } from './service-cells.ts'
import { since } from './since.ts'
import { statusSince } from './status-since.ts'
import { healthsOf, statusOfWord, voices } from './voices.ts'
import { keyResultCells } from './wanted-cells.ts'

export interface JudgedKeyResult extends Judged<KeyResultResult> {
  readonly checkIns: readonly CheckIn[]
  /** null: its cycle is over, or it was dropped or deferred: nothing more of it is remembered. */
  readonly day: KeyResultDay | null
  /** The final raw score of a goal that was to be reached in a cycle that is over: what m is learned from. Else null. */
  readonly final: number | null
}

/**
 * What the rules say of one key result. Where its cycle is over the last value of the cycle is scored: nothing is measured,
 * nobody is asked for anything and no check-in is recorded.
 * @param input.cycles every objective with its cycle, by id
 * @param input.links of the work that serves it
 */
export function evaluateKeyResult(input: {
  readonly keyResult: KeyResult
  readonly cycles: ReadonlyMap<string, Cycle>
  readonly history: RowHistory
  readonly decisions: DecisionLinks
  readonly links: readonly WorkLink[]
  readonly moment: Moment
}): JudgedKeyResult {
  const { keyResult, history, links, decisions, moment } = input
  const { policy, today } = moment
  const place = objectiveOf(keyResult, input.cycles, today)
  const { objective, period, ended } = place
  const state = stateWithin(keyResult, objective)
  const isLeft = state === 'dropped' || state === 'deferred'

  const judge = (property: GoalMove['property'], day: Day) =>
    verdictOn({ keyResult, property, day, period }, decisions)
  const scored = scoreInCycle({ keyResult, state, place, history, links, verdictOn: judge, moment })
  const { measurement, value, scoreInput, colourBefore, aim, source, outage, rebaseline, ruleMove } = scored
  const { problems: _, valid, ...score } = scored.score
  const { current } = value
  const word = ended
    ? null
    : overrule({
        row: keyResult,
        history,
        computed: score.status,
        lastTyped: value.lastTyped,
        moment,
      })
  const said = ended || keyResult.word === null ? null : statusOfWord(keyResult.word)
  const what = said === null ? null : (`word_${said}` as const)
  const noted = noteSince(keyResult, history, moment)
  const saidSince = since({ pageId: keyResult.id, what, kind: 'word_', history, moment })
  const isPlanned = keyResult.recoveryPlan.trim() !== ''
  const planned = since({
    pageId: keyResult.id,
    what: isPlanned ? 'plan' : null,
    kind: 'plan',
    history,
    moment,
  })

  const { faults: rowFaults, obstacle } = scoreFaults({ keyResult, place, scored, today })
  const work = servingWork(links, moment.readings, today, policy.timezone)
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
    currentFormat: keyResult.currentFormat,
    target: keyResult.target,
    ...measuredCurrent(current, score.current),
    measurement,
    outage,
    restoredOn: source.restoredOn,
    word: keyResult.word,
    overrule: word?.overrule ?? null,
    overruleEnded: word?.ended ?? null,
    ownerConfidence: keyResult.ownerConfidence,
    voices: ended
      ? []
      : voices({
          word: keyResult.word,
          wordSince: saidSince.day,
          overrule: word?.overrule ?? null,
          status: score.status,
          statusSince: statusSince(history.days, score.status, today),
          healths: healthsOf(links, moment.readings),
          timezone: policy.timezone,
        }),
    rebaseline,
    ruleMove,
    work,
    note: keyResult.note,
    noteSince: ended ? null : noted.day,
    dataAsOf: score.lastCheckIn,
    why: why({
      keyResult,
      state,
      score,
      scoreInput,
      colourBefore,
      aim,
      policy,
      today,
      ruleVersion: moment.ruleVersion,
      days: value.days,
      current,
      measurement,
      outage,
      overrule: word?.overrule ?? null,
      overruleEnded: word?.ended ?? null,
      rebaseline,
      obstacle,
    }),
  }

  const isOpen = score.status !== 'complete' && score.status !== 'not_started'
  const dead = isOpen ? deadWork(work) : null
  const faults = isLeft
    ? leftFaults(keyResult, decisions)
    : [
        ...rowFaults,
        ...(rebaseline === null || rebaseline.decided ? [] : [rebaselined(rebaseline, score)]),
        ...(dead === null ? [] : [dead]),
      ]
  const isReach = aim?.goal.kind === 'reach'
  if (word === null) {
    const final = isReach && !isLeft ? score.raw : null
    // A row that is used again for a later cycle remembers no failure of this one.
    const { gone } = source
    return { result, final, findings: [], checkIns: [], day: null, seen: [], gone, adopted: [] }
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
    final: null,
    findings: findingsOf('keyResults', keyResult, [...faults, ...word.faults, ...cells.faults]),
    checkIns: value.news,
    day: isLeft ? null : dayOf(keyResult, result, moment),
    seen: [...word.seen, ...saidSince.seen, ...planned.seen, ...noted.seen, ...source.seen, ...cells.seen],
    gone: [...word.gone, ...saidSince.gone, ...planned.gone, ...noted.gone, ...source.gone, ...cells.gone],
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

function leftFaults(keyResult: KeyResult, decisions: DecisionLinks): RowFault[] {
  const { state } = keyResult
  const isOwn = state === 'dropped' || state === 'deferred'
  return isOwn && !decisions.isDecided(keyResult) ? [undecided(state)] : []
}

/** Baseline, target and weight as typed: a change of them is a change of the goal. */
function dayOf(
  keyResult: KeyResult,
  result: KeyResultResult,
  { today, ruleVersion }: Pick<Moment, 'today' | 'ruleVersion'>,
): KeyResultDay {
  const { baseline, target, weight } = keyResult
  const { id: keyResultId, status, colour, risk, score, confidence, targetScore, period } = result
  return {
    keyResultId,
    day: today,
    status,
    overruled: result.overrule?.status ?? null,
    colour,
    risk,
    score,
    confidence,
    targetScore,
    baseline,
    target,
    weight,
    period,
    ruleVersion,
  }
}
