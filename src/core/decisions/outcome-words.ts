import type { Choice } from '#src/core/decision-result.ts'
import type { DecisionStand } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { reaches } from '#src/core/scoring/forecast.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { named } from '#src/core/words/named.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { toldApart } from '#src/core/words/told-apart.ts'
import { type StandChange, standChanges } from './stand-changes.ts'
import type { Written } from './what-moved.ts'

interface OutcomeInput {
  readonly choice: Choice | null
  /** All of one decision, in any order. */
  readonly stands: readonly DecisionStand[]
  /** The one that it is about; null: there are several, or its row is gone. */
  readonly keyResult: Written | null
  /** Of initiatives, and of key results where there are several, by their ids. */
  readonly titles: ReadonlyMap<string, string>
  /** Other decisions about the same key results with the day they were made; those made before or later are passed over. */
  readonly others: readonly { readonly title: string; readonly day: Day }[]
  /** s*; null: it is not one, and whether it was reached goes by the status. */
  readonly targetScore: number | null
}

/** The stands of one key result; it has been reviewed. */
interface Course {
  readonly keyResultId: string
  /** null: nobody knows how it stood when the decision was made. */
  readonly made: DecisionStand | null
  readonly review: DecisionStand
  readonly end: DecisionStand | null
  readonly changes: readonly StandChange[]
}

const MOST = 500
/** Key results that have a line of their own, and how much of their titles. */
const LINES = 3
const LONGEST_TITLE = 30
/** Other decisions that are named. */
const NAMED = 2

const NOT_PROOF = 'This tells what changed, not why.'
const PLAIN: Written = { unit: '', currentFormat: 'number', type: null, milestones: '' }

/**
 * What a decision is followed by, as a proposal for Outcome: the chance when it was made, at its review and how the key result
 * ended, with what else changed in between. By the stands alone, so that it changes with them and not with the clock. At most 500
 * characters; empty before the review.
 */
export function outcomeWords(input: OutcomeInput): string {
  const courses = coursesOf(input)
  const [first] = courses
  if (first === undefined) return ''
  const head = courses.length === 1 ? oneOf(first, input) : severalOf(courses, input)
  const changes = courses.length === 1 ? first.changes.map(({ words }) => cleanText(words)) : counted(courses)
  const items = [...changes, ...othersOf(courses, input)]
  const isUnknown = courses.every(({ made }) => made === null)
  for (let shown = items.length; ; shown--) {
    const words = `${head} ${isUnknown ? 'What changed since is not known.' : between(items, shown)}`
    if (words.length <= MOST || shown === 0) return words
  }
}

function coursesOf({ choice, stands, keyResult, titles }: OutcomeInput): readonly Course[] {
  const written = keyResult ?? PLAIN
  const ordered = [...Map.groupBy(stands, ({ keyResultId }) => keyResultId)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  return ordered.flatMap(([keyResultId, own]): Course[] => {
    const at = (of: DecisionStand['of']) => own.find((stand) => stand.of === of) ?? null
    const [made, review, end] = [at('made'), at('review'), at('end')]
    if (review === null) return []
    const changes = made === null ? [] : standChanges(made, end ?? review, { choice, written, titles })
    return [{ keyResultId, made, review, end, changes }]
  })
}

function oneOf(course: Course, { targetScore }: OutcomeInput): string {
  const { made, review, end } = course
  const beside = (day: Day) => plainDayBeside(day, made?.day ?? review.day)
  const chance = chanceMoved(course, beside)
  return end === null ? chance : `${chance} It ended ${endOf(end, targetScore)} (${beside(end.day)}).`
}

function chanceMoved({ made, review, end }: Course, beside: (day: Day) => string): string {
  const now = chanceOf(review)
  const reviewed = beside(review.day)
  if (made === null) return `The chance when it was decided is not known; on ${reviewed} it was ${now}.`
  const then = chanceOf(made)
  const since = beside(made.day)
  // What is called a chance after the end is the outcome.
  if (end !== null && end.day <= review.day) return `On ${since} the chance was ${then}.`
  if (made.chance === null || review.chance === null)
    return `On ${since} the chance was ${then}, on ${reviewed} ${now}.`
  if (then === now) return `Since ${since} the chance has stayed at ${then} (${reviewed}).`
  return `Since ${since} the chance went from ${then} to ${now} (${reviewed}).`
}

function severalOf(courses: readonly Course[], { titles, targetScore }: OutcomeInput): string {
  const lines = courses.slice(0, LINES).map(({ keyResultId, made, review, end }) => {
    const title = cleanText(titles.get(keyResultId) ?? '', LONGEST_TITLE)
    const then = made === null ? 'not known' : `${chanceOf(made)} on ${plainDayBeside(made.day, review.day)}`
    const now = `${chanceOf(review)} on ${plainDayBeside(review.day, '')}`
    const ended = end === null ? '' : `; ended ${endOf(end, targetScore)}`
    return `${title === '' ? 'A key result' : `"${title}"`}: chance ${then}, ${now}${ended}.\n`
  })
  const more = courses.length - lines.length
  return `${lines.join('')}${more > 0 ? `And ${more} more.` : ''}`
}

function chanceOf({ chance }: DecisionStand): string {
  return chance === null ? 'not known' : percent(chance)
}

function endOf({ score, status }: DecisionStand, targetScore: number | null): string {
  if (score === null) return 'without a score that is known'
  if (targetScore === null) {
    const verdict = status === 'complete' ? ', reached' : status === 'off_track' ? ', missed' : ''
    return `with score ${plainNumber(score)}${verdict}`
  }
  if (reaches(score, targetScore))
    return `with score ${plainNumber(score)}, target score ${plainNumber(targetScore)}: reached`
  const { before, after } = toldApart(score, targetScore, [plainNumber, String])
  return `with score ${before}, target score ${after}: missed`
}

/** Of several key results only how many a change is about. */
function counted(courses: readonly Course[]): readonly string[] {
  const changed = courses.flatMap(({ changes }) => [...new Set(changes.map(({ what }) => what))])
  return [...Map.groupBy(changed, (what) => what)].map(([what, all]) => `${what} of ${all.length}`)
}

function othersOf(courses: readonly Course[], { others }: OutcomeInput): readonly string[] {
  const within = others.filter(({ day }) =>
    courses.some(({ made, review, end }) => made !== null && made.day <= day && day <= (end ?? review).day),
  )
  const told = within
    .slice(0, NAMED)
    .map(
      (other) => `the decision ${named(other)} of ${plainDayBeside(other.day, courses[0]?.review.day ?? '')}`,
    )
  const more = within.length - told.length
  return more > 0 ? [...told, `${more} more ${more === 1 ? 'decision' : 'decisions'}`] : told
}

function between(items: readonly string[], shown: number): string {
  if (items.length === 0) return `Nothing else is known to have changed. ${NOT_PROOF}`
  const hidden = items.length - shown
  const told = [...items.slice(0, shown), ...(hidden > 0 ? [`${hidden} more`] : [])]
  return `In between: ${told.join('; ')}. ${NOT_PROOF}`
}
