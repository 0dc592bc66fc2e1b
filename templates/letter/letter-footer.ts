import type { PersonalLetter } from '#src/core/letters/letter.ts'
import type { Subject } from '#src/core/letters/subject.ts'
import { either } from '#src/core/words/either.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatInstant } from '#templates/words/format-day.ts'
import type { Because, Item } from './item.ts'
import { namesOf } from './names-of.ts'

const BECAUSE: Readonly<Record<Because, string>> = {
  owner: 'it is yours',
  stand_in: 'you stand in for somebody who is not written to',
  lead: 'an objective above it is yours',
  above: 'ESCALATE_TO names you',
  waited_for: 'it waits for you',
  side: 'you lead one of its two sides',
  heard: 'you heard of its beginning',
  decides: 'the decision is yours',
  undecided: 'it has no owner',
}

/** Why it comes to this person, how often such letters come at most, and how the numbers came about. */
export function letterFooter(letter: PersonalLetter, items: readonly Item[]): readonly string[] {
  const { subjects, to, most, asOf, ruleVersion } = letter
  const because = either([...new Set(items.map((item) => BECAUSE[item.because]))])
  const others = items.length === 1 ? toldTo(subjects[0]).filter((address) => address !== to) : []
  return [
    items.length === 1
      ? `You get this because ${because}.${others.length === 0 ? '' : ` Also told: ${namesOf(others)}.`}`
      : `Each of these comes to you because ${because}.`,
    `One person gets at most ${countOf(most.perDay, 'letter')} a day and ${most.perWeek} a week.`,
    `Computed by okr-sync as of ${formatInstant(asOf)}, rules ${ruleVersion}.`,
  ]
}

/** Everybody who hears this on the same rung, or has heard it. */
function toldTo(subject: Subject | undefined): readonly string[] {
  if (subject === undefined) return []
  const { about, to } = subject
  return about.kind === 'escalation' && about.escalation.sentTo.length > 0 ? about.escalation.sentTo : to
}
