import { plainDay } from '#src/core/words/plain-day.ts'
import type { Subject } from './subject.ts'

/** What the chances of the options take for granted, most telling first. */
export function assumptions(subject: Subject): string[] {
  const { result, scoreInput, aim, keyResult } = subject
  const kind = aim?.goal.kind
  const isReach = kind === 'reach'
  const isDated = aim?.pacing.steps !== null || Array.isArray(aim?.pacing.clock)
  return [
    ...(result.lastCheckIn === null || kind === 'yes_no'
      ? []
      : [`the value of ${plainDay(result.lastCheckIn)} stands, and each change holds from today`]),
    ...(isReach
      ? ["it goes on between its own pace and the plan's, and the plan stretches with target and end"]
      : []),
    ...(kind === 'yes_no' && scoreInput.workShare === null
      ? ['without linked work the chance goes by the time left alone']
      : []),
    ...(scoreInput.workShare === null ? [] : ['linked work stands for the way, and none is added']),
    ...(result.reasons.some((code) => code === 'stale' || code === 'unverified')
      ? ['its value is old, which keeps it from On track whatever the chance']
      : []),
    ...(isDated ? ['dated milestones and points of the curve stay'] : []),
    ...(isReach && keyResult.baseline === null && keyResult.type !== 'milestone'
      ? ['the baseline is assumed, its cell being empty']
      : []),
    ...(scoreInput.failingSince === null
      ? []
      : [`its source has not answered since ${plainDay(scoreInput.failingSince)}`]),
    'a moved goal is told beside the first one until a decision is linked',
  ]
}

/** What no rule can reckon. */
export function untold({ result, aim }: Subject): string[] {
  return [
    'what more people would add, and when',
    ...(aim?.goal.kind === 'yes_no' ? [] : ['whether the lower target is still worth having']),
    ...(result.evidence === 'low'
      ? ['much else: with one check-in, or so early, chances are weak evidence']
      : []),
  ]
}
