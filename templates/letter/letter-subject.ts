import type { PersonalLetter } from '#src/core/letters/letter.ts'
import type { About, Subject } from '#src/core/letters/subject.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { countOf } from '#templates/words/count-of.ts'
import type { Item } from './item.ts'

/** The longest subject that inboxes show whole. */
const LONGEST = 70
const LONGEST_TITLE = 60
/** What is over is left out before an inbox cuts what is open. */
const LONGEST_COUNTS = 60
/** Counts that a subject names before it adds up the rest. */
const MOST_COUNTS = 3

/**
 * Of a letter about one thing `[Off track] Checkout p95 under 300 ms`: over a whole thread the same, since mail programs split a
 * thread where the subject changes. Of several their counts.
 */
export function subjectOf({ subjects }: PersonalLetter, items: readonly Item[]): string {
  const [only] = items
  if (items.length === 1 && only !== undefined) {
    const tag = `[${only.tag}] `
    return (
      tag + cleanText(subjects[0]?.threadTitle || only.title, Math.min(LONGEST_TITLE, LONGEST - tag.length))
    )
  }
  return `${isRestored(subjects) ? '[Source restored] ' : ''}${headingOf(subjects)}`
}

/** `3 things need you: 1 off track, 2 decisions`; of one kind alone `3 values are due`. */
export function headingOf(subjects: readonly Subject[]): string {
  const over = subjects.filter(({ about }) => about.kind === 'all_clear').length
  const open = subjects.length - over
  const ended = countOf(over, 'all-clear')
  if (open === 0) return ended
  const kinds = new Set(subjects.flatMap(({ about }) => wordsOf(about) ?? []))
  const [only] = kinds
  const heading =
    kinds.size === 1 && only !== undefined
      ? countOf(open, ...only.needs)
      : `${open} things need you: ${countsOf(subjects)}`
  const whole = over === 0 ? heading : `${heading}; ${ended}`
  return whole.length > LONGEST_COUNTS ? heading : whole
}

/** Whether all of them began because a source is back. */
function isRestored(subjects: readonly Subject[]): boolean {
  return subjects.every(({ about }) => about.kind === 'escalation' && about.escalation.restored !== null)
}

function countsOf(subjects: readonly Subject[]): string {
  const counts = [...Map.groupBy(subjects, ({ about }) => wordsOf(about))].flatMap(([words, all]) =>
    words === null ? [] : [{ words, count: all.length }],
  )
  const rest = counts.slice(MOST_COUNTS).reduce((sum, { count }) => sum + count, 0)
  return [
    ...counts
      .slice(0, MOST_COUNTS)
      .map(({ words, count }) => `${count} ${count === 1 ? words.one : words.many}`),
    ...(rest === 0 ? [] : [`${rest} more`]),
  ].join(', ')
}

interface Words {
  readonly one: string
  readonly many: string
  /** One, and many, in a sentence of their own. */
  readonly needs: readonly [one: string, many: string]
}

const OFF_TRACK: Words = {
  one: 'off track',
  many: 'off track',
  needs: ['key result is off track', 'key results are off track'],
}
const AT_RISK: Words = {
  one: 'at risk',
  many: 'at risk',
  needs: ['key result is at risk', 'key results are at risk'],
}
const BLOCKED: Words = {
  one: 'blocked',
  many: 'blocked',
  needs: ['initiative is blocked', 'initiatives are blocked'],
}
const DECISION: Words = {
  one: 'decision',
  many: 'decisions',
  needs: ['decision needs you', 'decisions need you'],
}
const VALUE: Words = { one: 'value due', many: 'values due', needs: ['value is due', 'values are due'] }

/** null: it asks for nothing. */
function wordsOf(about: About): Words | null {
  if (about.kind === 'all_clear') return null
  if (about.kind === 'blocked') return BLOCKED
  if (about.kind === 'decision') return DECISION
  if (about.kind === 'nudge') return VALUE
  const { status, cause } = about.escalation
  const isRed = status === 'off_track' || (status !== 'at_risk' && cause === 'off_track')
  return isRed ? OFF_TRACK : AT_RISK
}
