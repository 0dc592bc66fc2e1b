import type { DecisionAsk } from '#src/core/mail/decision-ask.ts'
import type { Digest } from '#src/core/mail/digest.ts'
import type { Day, Flag } from '#src/core/model.ts'
import { briefLines } from '#templates/words/brief-lines.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { HOW_TO_ANSWER } from '#templates/words/how-to-answer.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from './section.ts'

/** So many are told whole, and so many more in a line each. */
const MOST = 5

/** The decisions that can be answered from the mail: what there is to choose from stands with them. */
export function answerable({ decisions }: Pick<Digest, 'decisions'>, scale: number): readonly DecisionAsk[] {
  return decisions.filter(({ brief }) => brief !== null).slice(0, Math.ceil(MOST * scale))
}

/** Decisions that wait for somebody, and what for. */
export function decisionSection(digest: Digest, scale: number): Section {
  const { decisions, today } = digest
  const whole = new Set(answerable(digest, scale))
  const { shown, more } = fold(decisions, whole.size + Math.ceil(MOST * scale))
  const none = ['No decision is due, and none lacks an owner or a rationale.']
  return {
    ...PLAIN_SECTION,
    heading: 'Decisions needed',
    count: decisions.length,
    intro: decisions.length === 0 ? none : whole.size > 0 ? [HOW_TO_ANSWER] : [],
    rows: shown.map((ask) => ({
      ...PLAIN_ROW,
      title: ask.title,
      url: ask.url,
      about: about(
        ask.owners.join(', ') || 'no owner',
        ...whenDue(ask, today),
        ...ask.flags.map((flag) => asked(flag, ask, today)),
        undoneWords(ask, today),
      ),
      lines: whole.has(ask) ? briefLines(ask.brief, today) : [],
    })),
    more,
    links: true,
  }
}

/** Of one that no flag says it of. */
function whenDue({ brief, decideBy, flags }: DecisionAsk, today: Day): readonly string[] {
  const isSaid = flags.includes('decide_soon') || flags.includes('decision_overdue')
  return brief === null || decideBy === null || isSaid ? [] : [`decide by ${formatDay(decideBy, today)}`]
}

/** Empty: it was done as decided, or is not yet to be. */
function undoneWords({ undone }: DecisionAsk, today: Day): string {
  if (undone === null) return ''
  const decided = `decided${undone.since === null ? '' : ` on ${formatDay(undone.since, today)}`}`
  return undone.how === 'not_yet'
    ? `${decided}, and not done yet: change the row, or decide anew`
    : `${decided}, and something else was done: decide anew, or change the row`
}

function asked(flag: Flag, { decideBy, reviewDate }: DecisionAsk, today: Day): string {
  const by = decideBy === null ? 'its date' : formatDay(decideBy, today)
  switch (flag) {
    case 'decision_overdue':
      return `overdue since ${by}`
    case 'decide_soon':
      return `decide by ${by}`
    case 'review_due':
      return `review due${reviewDate === null ? '' : ` since ${formatDay(reviewDate, today)}`}: fill in Outcome`
    case 'no_owner':
      return 'name exactly one Owner'
    case 'no_rationale':
      return 'decided without a Rationale: write down why'
    case 'superseded_but_linked':
      return 'superseded, yet linked: link its successor'
  }
}
