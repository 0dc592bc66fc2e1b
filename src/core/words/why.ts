import type { Overrule, OverruleEnd } from '#src/core/evaluation.ts'
import type { Status } from '#src/core/model.ts'
import type { Aim } from '#src/core/scoring/definition.ts'
import { addDays } from '#src/core/time/day.ts'
import { bareAmount } from './amount.ts'
import type { Case, Standing } from './case.ts'
import { cleanText } from './clean-text.ts'
import {
  evidenceInWords,
  originInWords,
  signalInWords,
  silenceInWords,
  unreadInWords,
} from './evidence-in-words.ts'
import { isMilestoneList } from './is-milestone-list.ts'
import { isOpen } from './is-open.ts'
import { STATUS_LABEL } from './labels.ts'
import { outageInWords } from './outage-in-words.ts'
import { greenInWords, paceInWords, unchangedInWords } from './outlook-in-words.ts'
import { percent } from './percent.ts'
import { plainDay } from './plain-day.ts'
import { rebaselineInWords } from './rebaseline-in-words.ts'
import { standingInWords } from './standing-in-words.ts'

/** Longest text that is written into Why and Summary. */
const LONGEST = 280

/**
 * Why a key result has its status: at most 280 characters of facts with their dates, the most important first. It holds
 * nothing that moves by the clock alone (days left, the plan of today), so that an unchanged row keeps its words; what an
 * unchanged value means a week later is added once, with its day.
 */
export function why(found: Case): string {
  const whole = whyWhole(found)
  return sentences(found.obstacle === null || isLeft(found) ? whole : withWholeMend(whole))
}

/** The same with nothing left out: every sentence as one clean line, the most important first. */
export function whyWhole(found: Case): string[] {
  const { score, overrule, overruleEnded, obstacle } = found
  const told = [
    overrule === null ? '' : overruled(overrule, score.status),
    overruleEnded === null ? '' : endOfOverrule(overruleEnded),
  ]
  if (isLeft(found)) told.push(left(found))
  else if (obstacle === null) told.push(...facts(found))
  else told.push(`Unknown: ${obstacle.message}`, obstacle.mend)
  return told.filter((sentence) => sentence !== '')
}

/** That a person set the status, until when, and what the rules say. */
export function overruled(overrule: Overrule, computed: Status): string {
  return `${setByPerson(overrule)}; the rules say ${STATUS_LABEL[computed]}.`
}

/** How Why and Summary begin while a person's status stands. */
export function setByPerson({ status, until }: Pick<Overrule, 'status' | 'until'>): string {
  return `Set to ${STATUS_LABEL[status]} by a person until ${plainDay(until)}`
}

/** That a person's status stands no more, since when and why. */
export function endOfOverrule({ status, on, because }: OverruleEnd): string {
  const reason =
    because === 'check_in' ? `with the check-in of ${plainDay(addDays(on, 1))}` : 'when its time was over'
  return `A person's ${STATUS_LABEL[status]} ended on ${plainDay(on)}, ${reason}.`
}

/**
 * Joins what there is to say, the most important first, as far as a cell should hold it: what does not fit whole is left out,
 * and only a first sentence that is too long by itself is cut.
 */
export function sentences(told: readonly string[]): string {
  const all = told.filter((sentence) => sentence !== '').join(' ')
  if (all.length <= LONGEST) return cleanText(all)
  let text = ''
  for (const sentence of told) {
    const clean = cleanText(sentence, text === '' ? LONGEST : undefined)
    if (clean === '') continue
    const longer = text === '' ? clean : `${text} ${clean}`
    if (longer.length <= LONGEST) text = longer
  }
  return text
}

/** The cell to fill is told whole: what is wrong is shortened to leave room for it. */
function withWholeMend(whole: readonly string[]): string[] {
  const [mend = '', obstacle = '', ...before] = whole.toReversed()
  const rest = [...before.toReversed(), mend].map((sentence) => cleanText(sentence))
  const room = LONGEST - rest.reduce((sum, { length }) => sum + length + 1, 0)
  return [...rest.slice(0, -1), cleanText(obstacle, Math.max(room, 0)), ...rest.slice(-1)]
}

function isLeft({ state }: Case): boolean {
  return state === 'dropped' || state === 'deferred'
}

function left({ state, keyResult }: Case): string {
  if (state === 'deferred') return 'Deferred: it counts in no score.'
  return keyResult.state === 'dropped'
    ? 'Dropped: it counts in no score.'
    : 'Its objective was cancelled: it counts in no score.'
}

function facts(found: Case): string[] {
  const { score, aim, rebaseline } = found
  if (aim === null) return []
  const start = plainDay(aim.period.start)
  if (score.reasons.includes('before_start')) return [`Starts on ${start}.`]
  const goal = rebaseline === null ? '' : rebaselineInWords(rebaseline)
  const rules = `Rules ${found.ruleVersion}.`
  const outage = isOpen(found) ? outageInWords(found) : ''
  const { lastCheckIn: day } = score
  if (day === null || score.reasons.includes('no_check_in')) {
    const isJudged = isOpen(found) && score.status !== 'not_started' && score.reasons.includes('no_check_in')
    const silence = isJudged ? ', and silence is never green' : ''
    const fill = isMilestoneList(found.keyResult)
      ? 'Tick what is done in Milestones.'
      : 'Type the latest value into Current.'
    const unread = unreadInWords(found)
    return [
      outage,
      `No check-in since the period started on ${start}${silence}.`,
      isOpen(found) ? (outage === '' ? fill : '') : missed(found, aim),
      goal,
      signalInWords(found),
      unread,
      rules,
    ]
  }
  const standing: Standing = { ...found, aim, day }
  if (!isOpen(found))
    return [...standingInWords(standing), missed(found, aim), goal, originInWords(found), rules]
  return [
    outage,
    ...standingInWords(standing),
    greenInWords(standing),
    goal,
    silenceInWords(standing),
    unchangedInWords(standing),
    signalInWords(found),
    paceInWords(standing),
    evidenceInWords(standing),
    originInWords(found),
    assumedBaseline(standing),
    rules,
  ]
}

function missed({ score }: Case, { period }: Aim): string {
  if (!score.reasons.includes('missed')) return ''
  const end = `Missed: the period ended on ${plainDay(period.end)}`
  return score.score === null ? `${end}.` : `${end} with a score of ${percent(score.score)}.`
}

function assumedBaseline({ keyResult, aim }: Standing): string {
  const { goal } = aim
  const isAssumed = goal.kind === 'reach' && keyResult.baseline === null && keyResult.type !== 'milestone'
  if (!isAssumed || goal.baseline === null) return ''
  return `Baseline is empty, ${bareAmount(keyResult, goal.baseline)} is assumed.`
}
