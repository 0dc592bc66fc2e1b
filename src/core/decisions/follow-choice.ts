import type { Choice, Followed } from '#src/core/decision-result.ts'
import type { DecisionStand, KeyResultDay } from '#src/core/history.ts'
import type { Day, Decision, Initiative } from '#src/core/model.ts'
import { type DecidedKeyResult, namesOf } from '#src/core/rows/decision-stands.ts'
import { isBlocked } from '#src/core/rows/initiative-health.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { named } from '#src/core/words/named.ts'
import { isSame } from './change-in-words.ts'
import { shownDay, shownTarget, type WhatMoved, whatMoved } from './what-moved.ts'

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

/** Parts of the goal; null: it is not known how it was. */
type Moves = readonly WhatMoved[] | null

/** Compares what was chosen about a key result with what then changed of it and of the initiatives that serve it. */
export function followChoice(input: Input): FollowedChoice {
  const found = compared(input)
  const { state } = input.about.result
  const isLeft = state === 'dropped' || state === 'deferred'
  return isLeft && found.followed === 'not_yet' ? otherwise([`The key result was ${state}`]) : found
}

function compared(input: Input): FollowedChoice {
  const { choice, made, about } = input
  const { keyResult } = about
  const moved = made === null ? null : movesSince(made, about)
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

/** A baseline that was empty began with what it was first filled with. */
function movesSince(made: DecisionStand, { keyResult, result }: DecidedKeyResult): readonly WhatMoved[] {
  const moved = whatMoved(made, { ...keyResult, period: result.period }, keyResult, '')
  return moved.filter(({ part, from }) => part !== 'Baseline' || from !== null)
}

function wordsOf(moved: Moves, part: WhatMoved['part']): string | null {
  return moved?.find((each) => each.part === part)?.words ?? null
}

function others(moved: Moves, ...but: readonly WhatMoved['part'][]): readonly string[] {
  return (moved ?? []).filter(({ part }) => !but.includes(part)).map(({ words }) => words)
}

function ofTarget(chosen: number, moved: Moves, input: Input): FollowedChoice {
  const { keyResult, days } = input.about
  const target = shownTarget(keyResult, keyResult.target)
  const decided = `decided${on(input)} was ${shownTarget(keyResult, chosen)}`
  const own = wordsOf(moved, 'Target')
  const rest = others(moved, 'Target')
  if (isSame(keyResult.target, chosen)) {
    const isNow = (day: KeyResultDay) => isSame(day.target, keyResult.target)
    return done(own === null ? `Target is ${target}` : `${own}${seen(days, isNow, input)}`, rest)
  }
  if (moved === null) return { followed: null, words: `Target is ${target}, ${decided}.` }
  if (own !== null) return otherwise([`Target is ${target}, ${decided}`, ...rest])
  return stillOr(rest, `Target still ${target}, ${decided}`)
}

function ofList(made: DecisionStand, moved: Moves, input: Input): FollowedChoice {
  const before = made.milestones.length
  const now = namesOf(input.about.keyResult).length
  // Of a day long past only the goal was kept, and not the list.
  if (before === 0 || isGoalAlone(made)) return NOTHING
  const rest = others(moved)
  if (now < before) return done(`${before - now} of ${before} milestones left out`, rest)
  return stillOr(rest, `${now} milestones are listed, decided${on(input)} were fewer than ${before}`)
}

/** No target was named: any that is nearer to the baseline will do, and so does leaving out an initiative of the decision. */
function ofScope(made: DecisionStand, moved: Moves, input: Input): FollowedChoice {
  const { keyResult, days, initiatives } = input.about
  const linked = new Set(input.decision.initiatives)
  const going = new Set(initiatives.filter(({ status }) => status !== 'cancelled').map(({ id }) => id))
  const isLeftOut = made.initiatives.some((id) => linked.has(id) && !going.has(id))
  if (isLeftOut) return done('An initiative that it is about was left out', others(moved))
  const own = wordsOf(moved, 'Target')
  if (own !== null) {
    const isNow = (day: KeyResultDay) => isSame(day.target, keyResult.target)
    return isEasier(made, keyResult.target)
      ? done(`${own}${seen(days, isNow, input)}`, others(moved, 'Target'))
      : otherwise(others(moved))
  }
  const still = `Target still ${shownTarget(keyResult, keyResult.target)}, decided${on(input)} was less scope`
  return stillOr(others(moved), still)
}

/** Without a baseline, or of a value to keep, it is not known which way is easier, and any other target is taken for it; none is not. */
function isEasier({ baseline, target }: DecisionStand, now: number | null): boolean {
  if (now === null) return false
  if (baseline === null || target === null || baseline === target) return true
  return Math.sign(now - target) !== Math.sign(target - baseline)
}

function ofTime(chosen: Day | null, moved: Moves, input: Input): FollowedChoice {
  const { result, days } = input.about
  const end = result.period?.end ?? null
  const was = input.made?.period?.end ?? null
  const decided = `decided${on(input)} was ${chosen === null ? 'a later one' : shownDay(chosen)}`
  const isNow = (day: KeyResultDay) => day.period?.end === end
  const own = wordsOf(moved, 'End')
  const rest = others(moved, 'End')
  const isDone =
    chosen === null ? moved !== null && end !== null && was !== null && end > was : end === chosen
  if (isDone)
    return done(own === null ? `End is ${shownDay(end)}` : `${own}${seen(days, isNow, input)}`, rest)
  if (moved === null) {
    return chosen === null ? NOTHING : { followed: null, words: `End is ${shownDay(end)}, ${decided}.` }
  }
  if (own !== null) return otherwise([`End is ${shownDay(end)}, ${decided}`, ...rest])
  return stillOr(rest, `End still ${shownDay(end)}, ${decided}`)
}

/** No row tells that people were added, or were not; an initiative that serves it since then speaks for it. */
function ofPeople(made: DecisionStand, moved: Moves, input: Input): FollowedChoice {
  const before = new Set(made.initiatives)
  const isSince = ({ id, status }: Initiative) =>
    status === 'done' ? (input.doneOn(id) ?? '') > made.day : status !== 'cancelled'
  const added = input.about.initiatives.find((each) => !before.has(each.id) && isSince(each))
  if (added !== undefined) return done(`The initiative ${named(added)} serves it now`, others(moved))
  if (others(moved).length > 0) return otherwise(others(moved))
  if (isGoalAlone(made)) return NOTHING
  const words = `No initiative was added since ${shownDay(made.day)}; whether people were is not known.`
  return { followed: null, words }
}

function isGoalAlone({ value }: DecisionStand): boolean {
  return value === null
}

function ofUnblock(moved: Moves, input: Input): FollowedChoice {
  const { decision, about } = input
  const linked = new Set(decision.initiatives)
  const meant = about.initiatives.filter(({ id }) => linked.size === 0 || linked.has(id))
  const blocked = meant.find(isBlocked)
  if (meant.length === 0) return NOTHING
  if (blocked === undefined) return done('No initiative that it is about is blocked', others(moved))
  const still = `The initiative ${named(blocked)} is still blocked, decided${on(input)} was to unblock it`
  return stillOr(others(moved), still)
}

function ofAccept(moved: Moves, { about }: Input): FollowedChoice {
  if (others(moved).length > 0) return otherwise(others(moved))
  const { keyResult, result } = about
  const last = shownDay(result.period?.end ?? null)
  if (isMilestoneList(keyResult) || keyResult.target === null) return done(`End still ${last}`, [])
  return done(`Target still ${shownTarget(keyResult, keyResult.target)}, end still ${last}`, [])
}

function done(fact: string, also: readonly string[]): FollowedChoice {
  const rest = also.length === 0 ? '' : ` Also changed: ${also.join('; ')}.`
  return { followed: 'as_decided', words: `Done as decided: ${fact}.${rest}` }
}

/** Nothing was done; or something else was, where another part of the goal was moved. */
function stillOr(rest: readonly string[], still: string): FollowedChoice {
  return rest.length === 0 ? notYet(still) : otherwise([...rest, still])
}

function notYet(still: string): FollowedChoice {
  return { followed: 'not_yet', words: `Not yet: ${still}.` }
}

function otherwise(facts: readonly string[]): FollowedChoice {
  return { followed: 'otherwise', words: `Something else: ${facts.join('; ')}.` }
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
