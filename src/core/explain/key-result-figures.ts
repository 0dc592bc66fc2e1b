import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day, ServiceField } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { elapsed } from '#src/core/time/period.ts'
import type { Case } from '#src/core/words/case.ts'
import { RISK_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { valueInWords } from '#src/core/words/value-in-words.ts'
import type { Figure } from './explanation.ts'
import { NONE, numberFigure, shareFigure, textFigure } from './figure.ts'

/**
 * Every number of a key result with its meaning, from what was typed to what follows from it.
 * @param left the cells that are left as they are, since columns that they need are lost
 */
export function keyResultFigures(
  result: KeyResultResult,
  { aim, days, today, keyResult }: Case,
  left: ReadonlySet<ServiceField>,
): Figure[] {
  const { period, lastCheckIn, targetScore, score, raw } = result
  const reached = percent(targetScore)
  const value = (name: string, number: number | null, means: string): Figure => ({
    name,
    value: number,
    shown: number === null ? NONE : valueInWords(keyResult, number),
    means,
  })
  const isHeld = aim?.goal.kind === 'hold'
  const isBetween = isHeld && keyResult.direction === 'between'
  const isAssumed = keyResult.baseline === null && result.baseline !== null && aim?.goal.kind === 'reach'
  const began = isAssumed ? 'where it began; assumed, since the cell is empty' : 'where it began'
  const baselineMeans = isBetween ? 'the lower bound' : began
  const bound = isBetween ? 'the upper bound' : 'the bound to keep'
  const targetMeans = isHeld ? bound : 'where it is to end'
  return [
    value(
      'Value',
      result.current,
      lastCheckIn === null ? 'nothing recorded' : `the check-in of ${plainDay(lastCheckIn)}`,
    ),
    ...(isHeld && result.baseline === null ? [] : [value('Baseline', result.baseline, baselineMeans)]),
    value('Target', result.target, targetMeans),
    textFigure('Unit', keyResult.unit.trim() || null, 'of value, baseline and target'),
    numberFigure('Weight', result.weight, 'how much it counts in its objective'),
    left.has('forecast')
      ? shareFigure('Counts as reached', null, 'the score to reach')
      : shareFigure('Counts as reached', targetScore, `the score to reach, since it is ${result.ambition}`),
    textFigure(
      'Period',
      period === null ? null : `${plainDay(period.start)} – ${plainDay(period.end)}`,
      'first and last day',
    ),
    shareFigure('Elapsed', period === null ? null : elapsed(period, today), 'of the period, by today (t)'),
    shareFigure('Plan clock', result.plan, 'of the way that the plan has covered by today (u)'),
    shareFigure(
      'Expected',
      result.expected,
      isHeld ? 'the score to have at all times' : 'the score that the plan asks for today',
    ),
    shareFigure(
      'Score',
      score,
      isHeld ? 'of the elapsed time it was kept' : 'of the way is covered, held within 0 and 100 %',
    ),
    shareFigure(
      'Raw score',
      raw,
      isHeld
        ? 'how far the latest value is within bounds'
        : 'the same unheld: below 0 is worse than the baseline, above 100 % exceeded',
    ),
    shareFigure('Gap', result.gap, 'expected less score: above 0 is behind'),
    numberFigure('Needed pace', result.need, `times the planned pace, from here to ${reached}`),
    numberFigure('Likely pace', result.pace, 'times the planned pace, from here on'),
    shareFigure(
      'Chance',
      result.confidence,
      isHeld ? 'that it holds' : `of ending at ${reached} or more; the colour goes by it`,
    ),
    shareFigure('Chance of all', result.confidenceFull, 'of ending at the full target or more'),
    shareFigure('Forecast', result.forecast, 'the score that it is likely to end at'),
    ...evidence(result, days, today),
    textFigure(
      'Risk',
      left.has('risk') ? null : RISK_LABEL[result.risk],
      'status, time left and needed pace taken together',
    ),
  ]
}

function evidence(result: KeyResultResult, days: Case['days'], today: Day): Figure[] {
  const { period, lastCheckIn } = result
  const since = days.filter(({ day }) => period !== null && day >= period.start).length
  const age = lastCheckIn === null ? null : daysBetween(lastCheckIn, today)
  return [
    textFigure(
      'Evidence',
      result.evidence,
      `${since} ${since === 1 ? 'check-in' : 'check-ins'} since the period began`,
    ),
    numberFigure('Age', age, age === 1 ? 'day since the latest check-in' : 'days since the latest check-in'),
  ]
}
