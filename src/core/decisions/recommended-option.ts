import { isLastThird } from '#src/core/advice/last-third.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Status } from '#src/core/model.ts'
import { readMilestones } from '#src/core/scoring/milestones.ts'
import { daysBetween } from '#src/core/time/day.ts'
import type { Subject } from '#src/core/whatif/subject.ts'
import type { KeyResultWhatIf } from '#src/core/whatif/what-if.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { isReached } from './key-result-options.ts'
import { NO_CHANCE } from './no-chance.ts'
import { namedOption, type ToldOption } from './option-lines.ts'
import { whatItWaitsFor } from './unblock-words.ts'

/** More of the way than this makes it another goal. */
const MOST_GIVEN_UP = 1 / 3

/** More of the period than this is the next cycle's time. */
const MOST_TIME = 1 / 4

/** A pace that is so little higher has been seen in practice. */
const MOST_PACE = 1.3

/** Below it a push is hope, and no plan. */
const LEAST_TO_PUSH = 0.25

const ROUNDING = 1e-9

/**
 * One sentence that names one option with its reason; where nothing speaks for one, what is missing. A policy, not measured.
 * @param found.blocked the blocked initiative that Unblock is about; null: none
 */
export function recommendedOption(
  subject: Subject,
  whatIf: KeyResultWhatIf,
  found: { readonly options: readonly ToldOption[]; readonly blocked: InitiativeResult | null },
): string {
  const { options, blocked } = found
  const doubt = doubtOf(subject)
  if (doubt !== null) return `No option is recommended: ${doubt}.`
  const { period, today } = whatIf
  const unblock = namedOption(options, 'unblock')
  const waits = blocked === null ? null : whatItWaitsFor(blocked)
  const isNamed = waits !== null && (waits.blocker !== '' || waits.names !== '')
  if (unblock !== null && isNamed && (whatIf.now.chance ?? 1) >= NO_CHANCE)
    return `${unblock}: what serves it stands still, and clearing its way changes no goal.`
  const isLate = isLastThird(period, today)
  const pace = paceOf(whatIf)
  const people = namedOption(options, 'people')
  if (people !== null && pace !== null && pace <= MOST_PACE + ROUNDING && !isLate)
    return `${people}: the pace needed is only ${plainNumber(pace)} times the pace so far, so that the goal can stay.`
  const cut = cutOf(subject, whatIf)
  const scope = namedOption(options, 'scope')
  const isCutReached = whatIf.scope?.restoring != null && isReached(subject, whatIf.scope.restoring)
  if (scope !== null && cut !== null && cut <= MOST_GIVEN_UP + ROUNDING && !isCutReached)
    return `${scope}: it gives up ${percent(cut)} of ${isMilestoneList(subject.keyResult) ? 'its milestones' : 'the way'}, at most a third, and brings the chance ${fromTo(whatIf, whatIf.scope)}.`
  const needed = whatIf.people?.neededPace ?? null
  const days = daysMore(whatIf)
  const time = namedOption(options, 'time')
  const length = period === null ? 0 : daysBetween(period.start, period.end) + 1
  if (time !== null && days !== null && days <= length * MOST_TIME)
    return `${time}: ${inDays(days)} more, at most a quarter of the period, ${days === 1 ? 'brings' : 'bring'} the chance ${fromTo(whatIf, whatIf.time)}.`
  const isOpen = !isLate && (whatIf.now.chance ?? 0) >= LEAST_TO_PUSH
  if (people !== null && isOpen && needed !== null && needed <= MOST_PACE + ROUNDING)
    return `${people}: it takes ${plainNumber(needed)} times the planned pace from here, which it has not had so far; with help the goal can stay.`
  const accept = namedOption(options, 'accept')
  if (accept === null || whatIf.accept?.isMiss !== true)
    return 'No option is recommended: none of them restores it within reason.'
  const against = [
    againstScope(subject, cut, { isTold: scope !== null, isCutReached }),
    ...(subject.aim?.goal.kind === 'hold'
      ? []
      : [days === null ? 'no later end within a year restores it' : `the end would move by ${inDays(days)}`]),
    ...(pace === null ? [] : [`the pace needed is ${plainNumber(pace)} times the pace so far`]),
  ]
  return `${accept}${isLate ? '' : ', and early'}: ${against.join(', ')}.`
}

function againstScope(
  { aim, keyResult }: Subject,
  cut: number | null,
  { isTold, isCutReached }: { readonly isTold: boolean; readonly isCutReached: boolean },
): string {
  if (aim?.goal.kind === 'yes_no') return 'done or not, it has no target to lower'
  if (aim?.goal.kind === 'hold')
    return isTold
      ? 'whether a wider bound is still worth keeping is for people to say'
      : 'no other bound restores it'
  if (isCutReached) return 'the target that restores it is reached already'
  const isList = isMilestoneList(keyResult)
  if (cut === null)
    return isList ? 'leaving out milestones does not restore it' : 'no lower target restores it'
  return `the least cut gives up ${percent(cut)} of ${isList ? 'its milestones' : 'the way'}`
}

/** Why the chances are not to be built on; null: they are. */
function doubtOf({ result }: Subject): string | null {
  const { status, evidence, reasons, lastCheckIn, rebaseline } = result
  if (status !== 'off_track')
    return `by the numbers it is ${STATUS_LABEL[status]}, and a person set Off track; what the numbers miss is to be said first`
  if (reasons.includes('no_progress_signal'))
    return 'nothing shows how far it is; its owner is to be asked, or its work linked in Source'
  if (reasons.some((code) => code === 'stale' || code === 'unverified'))
    return `its last value is of ${lastCheckIn === null ? 'an unknown day' : plainDay(lastCheckIn)}; a newer one is to be recorded first`
  if (rebaseline !== null && !rebaseline.decided && isBetter(rebaseline.originalStatus))
    return `its goal was moved on ${plainDay(rebaseline.day)} without a decision, and against the first one it is ${STATUS_LABEL[rebaseline.originalStatus]}; which of the two holds is to be said first`
  if (evidence !== 'ok')
    return 'with one check-in, or so early in the period, the chances are weak evidence; another value is to be recorded first'
  return null
}

function isBetter(status: Status): boolean {
  return status === 'on_track' || status === 'at_risk' || status === 'complete'
}

/** Share of the way that the least cut gives up, 0..1; of a list the share of its milestones. null: there is none, or no way. */
function cutOf({ keyResult, aim }: Subject, { scope }: KeyResultWhatIf): number | null {
  const value = scope?.restoring?.value
  if (value === undefined || aim?.goal.kind !== 'reach' || aim.goal.baseline === null) return null
  if (isMilestoneList(keyResult)) return value / readMilestones(keyResult.milestones).milestones.length
  const { baseline, target } = aim.goal
  return (target - value) / (target - baseline)
}

function daysMore({ time, period }: KeyResultWhatIf): number | null {
  const end = time?.restoring?.value
  return end === undefined || period === null ? null : daysBetween(period.end, end)
}

/** The pace needed as a multiple of the pace so far; null: one of the two is not known, or nothing has moved. */
function paceOf({ people }: KeyResultWhatIf): number | null {
  if (people === null || people.neededPace === null || people.paceSoFar === null) return null
  return people.paceSoFar > 0 ? people.neededPace / people.paceSoFar : null
}

function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

function fromTo(
  { now }: KeyResultWhatIf,
  option: KeyResultWhatIf['scope'] | KeyResultWhatIf['time'],
): string {
  const after = option?.restoring?.after.chance ?? null
  const to = after === null ? 'above the cut' : `to ${percent(after)}`
  return now.chance === null ? to : `from ${percent(now.chance)} ${to}`
}
