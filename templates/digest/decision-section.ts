import type { DecisionAsk } from '#src/core/mail/decision-ask.ts'
import type { DecisionLogFigures } from '#src/core/mail/decision-log.ts'
import type { Digest } from '#src/core/mail/digest.ts'
import type { Day, Flag } from '#src/core/model.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from './section.ts'

/** Decisions that wait for somebody, and what for. */
export function decisionSection({ decisions, today }: Digest, scale: number): Section {
  const { shown, more } = fold(decisions, Math.ceil(5 * scale))
  return {
    ...PLAIN_SECTION,
    heading: 'Decisions needed',
    count: decisions.length,
    intro: decisions.length === 0 ? ['No decision is due, and none lacks an owner or a rationale.'] : [],
    rows: shown.map((ask) => ({
      ...PLAIN_ROW,
      title: ask.title,
      url: ask.url,
      about: about(ask.owners.join(', ') || 'no owner', ...ask.flags.map((flag) => asked(flag, ask, today))),
    })),
    more,
    links: true,
  }
}

/** How the log itself does; nothing where it was not asked for. */
export function logSection({ decisionLog }: Digest): readonly Section[] {
  if (decisionLog === null) return []
  return [{ ...PLAIN_SECTION, heading: 'Decision log', intro: [logWords(decisionLog)] }]
}

function logWords({ open, targetHours, inAll, weeks }: DecisionLogFigures): string {
  const found = `${open} open, ${inAll.decided} decided`
  if (inAll.median === null) return `${found}; none could be timed from Raised to Decided.`
  const known = weeks.filter(({ median }) => median !== null).length
  const trend = weeks.map(({ median }) => (median === null ? '–' : String(Math.round(median)))).join(', ')
  const weekly = known < 2 ? '' : `; weekly ${trend}`
  return `${found}, in ${Math.round(inAll.median)} h (median of ${inAll.timed} timed) against ${targetHours} h${weekly}.`
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
