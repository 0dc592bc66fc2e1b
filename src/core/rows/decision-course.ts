import type { Choice, DecisionResult } from '#src/core/decision-result.ts'
import { type FollowedChoice, followChoice } from '#src/core/decisions/follow-choice.ts'
import { outcomeWords } from '#src/core/decisions/outcome-words.ts'
import { shownDay, whatMoved } from '#src/core/decisions/what-moved.ts'
import type { DecisionStand } from '#src/core/history.ts'
import type { Day, Decision } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { named } from '#src/core/words/named.ts'
import { dayMade } from './day-made.ts'
import type { DecisionScene } from './decision-scene.ts'
import { decisionStage } from './decision-stage.ts'
import { type DecidedKeyResult, decisionStands, isLaterCycle } from './decision-stands.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'

/** Longest text of Followed. */
const MOST = 300

interface Course extends Pick<DecisionResult, 'followed' | 'followedWords' | 'outcomeWords'> {
  /** What is to be remembered of its key results. */
  readonly news: readonly DecisionStand[]
}

interface Input {
  readonly decision: Decision
  readonly choice: Choice | null
  /** null: it is not made, or nobody knows when it was. */
  readonly madeOn: Day | null
  /** The key results that it is about; none while it is not made. */
  readonly subjects: readonly DecidedKeyResult[]
  readonly history: RowHistory
  readonly scene: DecisionScene
  readonly moment: Moment
}

/** How the key results of a decision went on after it. What no longer stands is not followed, and nothing more is remembered of it. */
export function decisionCourse(input: Input): Course {
  const { decision, madeOn, subjects, scene, moment } = input
  const { today, ruleVersion } = moment
  const known = scene.stands(decision)
  const stands = scene.links.stands(decision)
  const courses = subjects.map((about) => {
    const own = known.filter(({ keyResultId }) => keyResultId === about.keyResult.id)
    const found = stands
      ? decisionStands({ decision, madeOn, about, known: own, today, ruleVersion })
      : { made: null, news: [] }
    return { about, known: own, ...found }
  })
  const { followed, words } = stands ? followedOf(courses, input) : NOT_FOLLOWED
  const news = courses.flatMap((course) => course.news)
  return {
    followed,
    followedWords: cleanText(words, MOST),
    outcomeWords: outcomeOf([...courses.flatMap((course) => course.known), ...news], input),
    news,
  }
}

const NOT_FOLLOWED: FollowedChoice = { followed: null, words: '' }

type Subject = { readonly about: DecidedKeyResult; readonly made: DecisionStand | null }

function followedOf(courses: readonly Subject[], input: Input): FollowedChoice {
  const { decision, choice, madeOn, history, scene, moment } = input
  const [first, ...others] = courses
  if (choice === null || first === undefined) return NOT_FOLLOWED
  if (choice.kind !== 'unblock' && others.length > 0)
    return { followed: null, words: changedSince(courses, madeOn) }
  const { made, about } = first
  if (made !== null && isLaterCycle(made, about.result)) {
    // The row is used for another goal now; what was said of its own stays.
    const said = history.written('followed')?.value ?? decision.shown.followed
    return { followed: null, words: typeof said === 'string' ? said : '' }
  }
  const initiatives = [...new Set(courses.flatMap((course) => course.about.initiatives))]
  const doneOn = (id: string) => scene.seenOn(id, 'done')
  const found = followChoice({
    decision,
    choice,
    made,
    madeOn,
    about: { ...about, initiatives },
    today: moment.today,
    doneOn,
  })
  return found.words === '' ? { ...found, words: changedSince(courses, madeOn) } : found
}

/** What is otherwise in their goals since then; empty: nothing is, or it is not known. */
function changedSince(courses: readonly Subject[], madeOn: Day | null): string {
  const changes = courses.flatMap(({ made, about }) => {
    if (made === null || isLaterCycle(made, about.result)) return []
    const { keyResult, result } = about
    const moved = whatMoved(made, { ...keyResult, period: result.period }, keyResult, '')
    return moved.length === 0 ? [] : `${named(keyResult)}: ${moved.map(({ words }) => words).join(', ')}`
  })
  return changes.length === 0 || madeOn === null
    ? ''
    : `Changed since ${shownDay(madeOn)}: ${changes.join('; ')}.`
}

function outcomeOf(stands: readonly DecisionStand[], { decision, choice, subjects, scene }: Input): string {
  const [first, ...more] = subjects
  if (first === undefined || stands.length === 0) return ''
  const isOne = more.length === 0
  return outcomeWords({
    choice,
    stands,
    keyResult: isOne ? first.keyResult : null,
    titles: scene.titles,
    others: othersAbout(decision, subjects, scene),
    targetScore: isOne ? first.result.targetScore : null,
  })
}

function othersAbout(
  decision: Decision,
  subjects: readonly DecidedKeyResult[],
  { links, seenOn }: DecisionScene,
) {
  const others = new Set(subjects.flatMap(({ keyResult }) => links.about(keyResult.id)))
  others.delete(decision)
  return [...others].flatMap((other) => {
    const day = decisionStage(other) === 'made' ? dayMade(other, seenOn(other.id, 'decided')) : null
    return day === null ? [] : { title: other.title, day }
  })
}
