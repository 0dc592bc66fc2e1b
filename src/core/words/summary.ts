import type { KeyResultResult, Overrule } from '#src/core/evaluation.ts'
import type { Period } from '#src/core/model.ts'
import type { RollUp } from '#src/core/scoring/roll-up.ts'
import { STATUS_LABEL } from './labels.ts'
import { plainDay } from './plain-day.ts'
import { overruled, sentences } from './why.ts'
import { WORST_FIRST } from './worst-first.ts'

/**
 * Why an objective has its status: how its key results stand and which is the weakest, in at most 280 characters and without
 * anything that moves by the clock alone.
 * @param found.assumed the period, where nothing says it and the quarter of today is taken
 */
export function summary(found: {
  readonly rolledUp: RollUp
  readonly keyResults: readonly KeyResultResult[]
  readonly overrule: Overrule | null
  readonly assumed: Period | null
}): string {
  const { rolledUp, overrule, assumed } = found
  const kept = found.keyResults.filter(({ state }) => state !== 'dropped' && state !== 'deferred')
  const left = found.keyResults.length - kept.length
  const period =
    assumed === null
      ? ''
      : `Judged from ${plainDay(assumed.start)} to ${plainDay(assumed.end)}, since no cycle is set.`
  return sentences([
    overrule === null ? '' : overruled(overrule, rolledUp.status),
    kept.length === 0 ? 'Unknown: it has no key result to judge it by.' : counts(kept),
    weakest(kept, rolledUp.worstKeyResult),
    left === 0 ? '' : `${left} dropped or deferred.`,
    period,
  ])
}

function counts(kept: readonly KeyResultResult[]): string {
  const told = WORST_FIRST.flatMap((status) => {
    const count = kept.filter((keyResult) => keyResult.status === status).length
    return count === 0 ? [] : `${count} ${STATUS_LABEL[status].toLowerCase()}`
  })
  return `${kept.length} key ${kept.length === 1 ? 'result' : 'results'}: ${told.join(', ')}.`
}

function weakest(kept: readonly KeyResultResult[], id: string | null): string {
  const worst = kept.find((keyResult) => keyResult.id === id)
  if (worst === undefined || kept.length < 2 || worst.status === 'on_track' || worst.status === 'complete')
    return ''
  return `Weakest: ${worst.title} (${STATUS_LABEL[worst.status].toLowerCase()}).`
}
