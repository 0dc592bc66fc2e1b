import type { Choice, Followed } from '#src/core/evaluation.ts'
import type { DecisionStand, KeyResultDay } from '#src/core/history.ts'
import type { Day, Decision, Initiative } from '#src/core/model.ts'
import { type DecidedKeyResult, namesOf } from '#src/core/rows/decision-stands.ts'
import { isBlocked } from '#src/core/rows/initiative-health.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { named } from '#src/core/words/named.ts'
import { isSame, shownDay, shownTarget, type WhatMoved, whatMoved } from './what-moved.ts'

/** What became of a choice; `words` are sentences without what changes by the clock alone, empty where nothing is to be said. */
export interface FollowedChoice {
  readonly followed: Followed | null
  readonly words: string
}

interface Input {
  readonly decision: Pick<Decision, 'initiatives'>
  readonly choice: Choice
  /** null: it is not known how the key result stood then. */
  readonly made: DecisionStand | null
  readonly madeOn: Day | null
  readonly about: DecidedKeyResult
  readonly today: Day
  /** The day on which the initiative was first seen done; null: it is not, or nobody knows. */
  readonly doneOn: (initiativeId: string) => Day | null
}

const NOTHING: FollowedChoice = { followed: null, words: '' }

/** Compares what was chosen about a key result with what then changed of it and of the initiatives that serve it. */
export function followChoice(input: Input): FollowedChoice {
  const { choice, made, about } = input
  const { keyResult, result } = about
  const moved = made === null ? null : whatMoved(made, keyResult, result.period)
  switch (choice.kind) {
    case 'scope':
      if (choice.target !== null) return ofTarget(choice.target, moved, input)
      if (made === null || moved === null) return NOTHING
      return isMilestoneList(keyResult) ? ofList(made, moved, input) : ofScope(made, moved, input)
    case 'time':
      return ofTime(choice.end, moved, input)
    case 'people':
      return made === null || moved === null ? NOTHING : ofPeople(made, moved, input)
    case 'unblock':
      return ofUnblock(moved, input)
    case 'accept':
      return moved === null ? NOTHING : ofAccept(moved, input)
  }
}

function ofTarget(chosen: number, moved: WhatMoved | null, input: Input): FollowedChoice {
  const { keyResult, days } = input.about
  const target = shownTarget(keyResult, keyResult.target)
  const decided = `decided${on(input)} was ${shownTarget(keyResult, chosen)}`
  if (isSame(keyResult.target, chosen)) {
    const isNow = (day: KeyResultDay) => isSame(day.target, keyResult.target)
    const what = moved?.target == null ? `Target is ${target}` : `${moved.target}${seen(days, isNow, input)}`
    return done(what, moved?.end)
  }
  if (moved === null) return { followed: null, words: `Target is ${target}, ${decided}.` }
  if (moved.target !== null) return otherwise([`Target is ${target}, ${decided}`, moved.end])
  if (moved.end !== null) return otherwise([moved.end, `Target still ${target}, ${decided}`])
  return notYet(`Target still ${target}, ${decided}`)
}

function ofList(made: DecisionStand, moved: WhatMoved, input: Input): FollowedChoice {
  const before = made.milestones.length
  const now = namesOf(input.about.keyResult).length
  if (before === 0) return NOTHING
  if (now < before) return done(`${before - now} of ${before} milestones left out`, moved.end)
  const still = `${now} milestones are listed, decided${on(input)} were fewer than ${before}`
  return moved.end === null ? notYet(still) : otherwise([moved.end, still])
}

/** No target was named: any that is nearer to the baseline will do, and so does leaving out an initiative of the decision. */
function ofScope(made: DecisionStand, moved: WhatMoved, input: Input): FollowedChoice {
  const { keyResult, days, initiatives } = input.about
  const linked = new Set(input.decision.initiatives)
  const going = new Set(initiatives.filter(({ status }) => status !== 'cancelled').map(({ id }) => id))
  const isLeftOut = made.initiatives.some((id) => linked.has(id) && !going.has(id))
  if (isLeftOut) return done('An initiative that it is about was left out', moved.target, moved.end)
  if (moved.target !== null) {
    const isNow = (day: KeyResultDay) => isSame(day.target, keyResult.target)
    if (isEasier(made, keyResult.target)) return done(`${moved.target}${seen(days, isNow, input)}`, moved.end)
    return otherwise([moved.target, moved.end])
  }
  const still = `Target still ${shownTarget(keyResult, keyResult.target)}, decided${on(input)} was less scope`
  return moved.end === null ? notYet(still) : otherwise([moved.end, still])
}

/** Without a baseline, or of a value to keep, it is not known which way is easier, and any other target is taken for it. */
function isEasier({ baseline, target }: DecisionStand, now: number | null): boolean {
  if (baseline === null || target === null || now === null || baseline === target) return true
  return Math.sign(now - target) !== Math.sign(target - baseline)
}

function ofTime(chosen: Day | null, moved: WhatMoved | null, input: Input): FollowedChoice {
  const { result, days } = input.about
  const end = result.period?.end ?? null
  const was = input.made?.period?.end ?? null
  const decided = `decided${on(input)} was ${chosen === null ? 'a later one' : shownDay(chosen)}`
  const isNow = (day: KeyResultDay) => day.period?.end === end
  const isDone =
    chosen === null ? moved !== null && end !== null && was !== null && end > was : end === chosen
  if (isDone) {
    const what = moved?.end == null ? `End is ${shownDay(end)}` : `${moved.end}${seen(days, isNow, input)}`
    return done(what, moved?.target)
  }
  if (moved === null) {
    return chosen === null ? NOTHING : { followed: null, words: `End is ${shownDay(end)}, ${decided}.` }
  }
  if (moved.end !== null) return otherwise([`End is ${shownDay(end)}, ${decided}`, moved.target])
  const still = `End still ${shownDay(end)}, ${decided}`
  return moved.target === null ? notYet(still) : otherwise([moved.target, still])
}

/** Nothing proves that people were added; an initiative that serves it since then speaks for it. */
function ofPeople(made: DecisionStand, moved: WhatMoved, input: Input): FollowedChoice {
  const before = new Set(made.initiatives)
  const isSince = ({ id, status }: Initiative) =>
    status === 'done' ? (input.doneOn(id) ?? '') > made.day : status !== 'cancelled'
  const added = input.about.initiatives.find((each) => !before.has(each.id) && isSince(each))
  if (added !== undefined) {
    return done(`The initiative ${named(added)} serves it now`, moved.target, moved.end)
  }
  if (moved.target !== null || moved.end !== null) return otherwise([moved.target, moved.end])
  const isGoalAlone = made.chance === null && made.value === null
  return isGoalAlone ? NOTHING : notYet(`No initiative was added since ${shownDay(made.day)}`)
}

function ofUnblock(moved: WhatMoved | null, input: Input): FollowedChoice {
  const { decision, about } = input
  const linked = new Set(decision.initiatives)
  const meant = about.initiatives.filter(({ id }) => linked.size === 0 || linked.has(id))
  const blocked = meant.find(isBlocked)
  if (meant.length === 0) return NOTHING
  if (blocked === undefined) {
    return done('No initiative that it is about is blocked', moved?.target, moved?.end)
  }
  const still = `The initiative ${named(blocked)} is still blocked, decided${on(input)} was to unblock it`
  const isMoved = moved !== null && (moved.target !== null || moved.end !== null)
  return isMoved ? otherwise([moved.target, moved.end, still]) : notYet(still)
}

function ofAccept({ target, end }: WhatMoved, { about }: Input): FollowedChoice {
  if (target !== null || end !== null) return otherwise([target, end])
  const { keyResult, result } = about
  const last = shownDay(result.period?.end ?? null)
  if (isMilestoneList(keyResult) || keyResult.target === null) return done(`End still ${last}`)
  return done(`Target still ${shownTarget(keyResult, keyResult.target)}, end still ${last}`)
}

function done(fact: string, ...others: readonly (string | null | undefined)[]): FollowedChoice {
  const also = others.filter((other) => other != null)
  const rest = also.length === 0 ? '' : ` Also changed: ${also.join('; ')}.`
  return { followed: 'as_decided', words: `Done as decided: ${fact}.${rest}` }
}

function notYet(still: string): FollowedChoice {
  return { followed: 'not_yet', words: `Not yet: ${still}.` }
}

function otherwise(facts: readonly (string | null)[]): FollowedChoice {
  return {
    followed: 'otherwise',
    words: `Something else: ${facts.filter((fact) => fact !== null).join('; ')}.`,
  }
}

function on({ madeOn }: Input): string {
  return madeOn === null ? '' : ` on ${shownDay(madeOn)}`
}

/** Since when the key result has been seen as it is now; of what is not remembered day by day that is not known. */
function seen(
  days: readonly KeyResultDay[],
  isNow: (day: KeyResultDay) => boolean,
  { about, today }: Input,
): string {
  const other = days.findLastIndex((day) => !isNow(day))
  const { ended, state } = about.result
  const isKept = !ended && state !== 'dropped' && state !== 'deferred'
  const day = other === -1 ? null : (days[other + 1]?.day ?? (isKept ? today : null))
  return day === null ? '' : `, seen on ${shownDay(day)}`
}
