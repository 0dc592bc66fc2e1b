import { plainNumber } from '#src/core/words/plain-number.ts'
import type { AmountOfWork } from './amount-of-work.ts'
import { type CountedMeasure, workAmount } from './work-amount.ts'
import { type LinkedWork, listWorks, nameWork, withParts } from './work-evidence.ts'

/**
 * Counts add up; shares weigh by scope. Progress is the done part of the scope in percent, points that part itself (in Linear a
 * point in progress counts as a quarter), done and open are items.
 * @param all work that has the measure
 */
export function countedAmount(measure: CountedMeasure, all: readonly LinkedWork[]): AmountOfWork {
  if (measure === 'progress' && new Set(all.map(({ work }) => work.scopeUnit)).size > 1) {
    const works = listWorks(all, ({ work }) => work.scopeUnit)
    return { kind: 'mixed', detail: `work counted in points with work counted in items: ${works}` }
  }
  const { amount, scope } = totals(measure, all)
  const evidence = withParts(all, (some) => evidenceOf(measure, some))
  if (measure === 'progress') {
    if (scope === 0) {
      const detail = `There is nothing to measure progress by: ${all.map(nameWork).join(', ')}.`
      return { kind: 'none', reason: 'empty', detail, mend: 'Put issues into it, or paste another link.' }
    }
    const value = (amount / scope) * 100
    return { kind: 'value', value, dimension: 'share', words: `${plainNumber(value)} %`, evidence }
  }
  const words = count(amount, measure === 'points' ? 'point' : 'item')
  return { kind: 'value', value: amount, dimension: 'count', words, evidence }
}

function totals(
  measure: CountedMeasure,
  all: readonly LinkedWork[],
): { readonly amount: number; readonly scope: number } {
  let amount = 0
  let scope = 0
  for (const { work } of all) {
    amount += workAmount(work, measure)
    scope += work.scope
  }
  return { amount, scope }
}

function evidenceOf(measure: CountedMeasure, all: readonly LinkedWork[]): string {
  const { amount, scope } = totals(measure, all)
  if (measure === 'done' || measure === 'open') return `${count(amount, 'item')} ${measure}`
  const unit = all.every(({ work }) => work.scopeUnit === 'points') ? 'point' : 'item'
  if (measure === 'points') return `${plainNumber(amount)} of ${count(scope, unit)}`
  return `${scope === 0 ? 0 : Math.round((amount / scope) * 100)} % of ${count(scope, unit)}`
}

function count(amount: number, noun: string): string {
  return `${plainNumber(amount)} ${amount === 1 ? noun : `${noun}s`}`
}
