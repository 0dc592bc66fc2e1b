import { type AskedDecision, isOverdue } from '#src/core/mail/asked-decision.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { briefLines, isRecommendation } from '#templates/words/brief-lines.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { namesOf } from './names-of.ts'

/** An open decision about what a letter tells of. */
export interface ItemDecision {
  readonly title: string
  /** As it came: whoever makes a link of it checks it. */
  readonly url: string
  /** Who decides, and by when. */
  readonly about: string
  /** What there is to choose from; empty: its row does not say. */
  readonly lines: readonly string[]
  /** Empty: nothing is recommended. */
  readonly recommended: string
}

/** @param decision null: none is asked */
export function itemDecision(decision: AskedDecision | null, today: Day): ItemDecision | null {
  if (decision === null) return null
  const lines = briefLines(decision.brief, today).map((line) => cleanText(line, 200))
  return {
    title: cleanText(decision.title, 100),
    url: decision.url,
    about: whoDecides(decision, today),
    lines,
    recommended: lines.find(isRecommendation) ?? '',
  }
}

/** That its day has passed, as a sentence; nothing while it has not. */
export function overdueWords(decision: AskedDecision | null, today: Day): readonly string[] {
  if (decision?.decideBy == null || !isOverdue(decision, today)) return []
  return [`The decision about it was due on ${formatDay(decision.decideBy, today)}, and is still open.`]
}

function whoDecides(decision: AskedDecision, today: Day): string {
  const { owners, decideBy } = decision
  const who = namesOf(owners) || 'Nobody is named who'
  const by = decideBy === null ? '' : ` by ${formatDay(decideBy, today)}`
  if (isOverdue(decision, today)) return `Overdue: ${who} was to decide${by}.`
  return `${who} ${owners.length > 1 ? 'decide' : 'decides'}${by}.`
}
