import type { KeyResultScore } from '#src/core/company/company-score.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { upperFirst } from '#src/core/words/first-letter.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { reasonInWords } from '#src/core/words/reason-in-words.ts'

/** What keeps a key result from green whatever its margin. */
const HELD_DOWN = new Set(['stale', 'unverified', 'no_check_in', 'no_movement', 'no_progress_signal'])

/** What a key result rests on, and why its status is what it is where the numbers beside it do not say; one sentence each. */
export function scoreNotes(keyResult: KeyResultScore): string {
  return [valueNote(keyResult), reasonNote(keyResult)].filter((said) => said !== '').join(' ')
}

/** The value itself; of yes or no, and of a share of milestones, the score says it. */
function valueNote({ type, current, baseline, target, unit, lastCheckIn, status }: KeyResultScore): string {
  const isSaid = type === 'yes_no' || target === null || (type === 'milestone' && target === 1)
  if (isSaid || current === null || lastCheckIn === null || status === 'unknown') return ''
  const named = cleanText(unit, 20) || (type === 'percentage' ? '%' : '')
  const value = `${plainNumber(current)}${named === '' ? '' : ` ${named}`} on ${plainDay(lastCheckIn)}`
  if (type === 'milestone') return `${plainNumber(current)} of ${plainNumber(target)} milestones.`
  if (type === 'maintain' || baseline === null) return `${value} against ${plainNumber(target)}.`
  return `${value}, from ${plainNumber(baseline)} to ${plainNumber(target)}.`
}

function reasonNote({ status, raw, score, gap, reasons }: KeyResultScore): string {
  if (status === 'complete' && score !== null && score < 1)
    return `Achieved, ${plainNumber(raw ?? score)} of a stretch target.`
  if (status !== 'at_risk' && status !== 'off_track') return ''
  const isOnPlan = status === 'at_risk' && gap !== null && gap <= 0
  const margin = isOnPlan && !reasons.some((reason) => HELD_DOWN.has(reason)) ? ['on plan, no margin'] : []
  // Silence is said once, and what only can be yes or no has no steps to show.
  const isSilent = reasons.includes('no_check_in')
  const isYesNo = reasons.includes('no_progress_signal')
  const told = reasons.filter(
    (reason) =>
      !(isSilent && (reason === 'stale' || reason === 'unverified')) &&
      !(isYesNo && reason === 'no_movement'),
  )
  // Several reasons end in the same clause, which is said after the last of them.
  const clauses = told.flatMap((reason) => reasonInWords(reason).split('; '))
  const sentence = [...margin, ...[...new Set(clauses.toReversed())].toReversed()].join('; ')
  return sentence === '' ? '' : `${upperFirst(sentence)}.`
}
