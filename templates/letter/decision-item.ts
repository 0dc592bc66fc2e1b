import type { DecisionAsked, DecisionReminder } from '#src/core/letters/decision-reminder.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { FLAG_LABEL } from '#src/core/words/labels.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { type Mark, STATUS_MARKS } from '#templates/words/mark.ts'
import type { Item } from './item.ts'
import { namesOf } from './names-of.ts'

const ASKED: Readonly<Record<DecisionAsked, string>> = {
  decide_soon: 'Decide, or say by when.',
  decision_overdue: 'Decide, or name a day that holds.',
  review_due: 'Look back: write what came of it, or name a later day.',
  no_owner: 'Name the one person who decided.',
  no_rationale: 'Write down why it was decided so.',
  superseded_but_linked: 'Link the decision that took its place instead.',
  red_without_decision:
    'Raise a decision: add people, cut scope or accept the miss. Link it to the key result.',
}

const MARKS: Readonly<Record<DecisionAsked, Mark>> = {
  decide_soon: { word: FLAG_LABEL.decide_soon, shape: '▲', tone: 'amber' },
  decision_overdue: { word: FLAG_LABEL.decision_overdue, shape: '■', tone: 'red' },
  review_due: { word: FLAG_LABEL.review_due, shape: '▲', tone: 'amber' },
  no_owner: { word: FLAG_LABEL.no_owner, shape: '○', tone: 'grey' },
  no_rationale: { word: FLAG_LABEL.no_rationale, shape: '○', tone: 'grey' },
  superseded_but_linked: { word: FLAG_LABEL.superseded_but_linked, shape: '○', tone: 'grey' },
  red_without_decision: STATUS_MARKS.off_track,
}

/** A decision somebody is reminded of, or a key result that lacks one. */
export function decisionItem(reminder: DecisionReminder, isStandIn: boolean, today: Day): Item {
  const { what, url, owners, decideBy, reviewDate, proposed } = reminder
  const isKeyResult = what === 'red_without_decision'
  const said = saidOf(reminder, today)
  const proposal = proposed === '' ? '' : `okr-sync proposes: ${proposed} Copy what holds into Outcome.`
  const facts: readonly (readonly [string, string])[] = [
    ['Owner', namesOf(owners) || 'Nobody'],
    ['Decide by', decideBy === null ? '' : formatDay(decideBy, today)],
    ['Review date', reviewDate === null ? '' : formatDay(reviewDate, today)],
  ]
  return {
    tag: isKeyResult ? 'No decision' : MARKS[what].word,
    mark: MARKS[what],
    title: cleanText(reminder.title, 100) || `A ${isKeyResult ? 'key result' : 'decision'} without a title`,
    url,
    said,
    fact: said,
    why: proposal,
    bar: null,
    facts: facts.filter(([, value]) => value !== ''),
    remarks: proposal === '' ? [] : [proposal],
    asked: [ASKED[what], cellsOf(reminder)].filter((line) => line !== '').join(' '),
    button: isKeyResult ? 'Open the key result in Notion' : 'Open the decision in Notion',
    because: isStandIn ? 'stand_in' : owners.length === 0 ? 'undecided' : isKeyResult ? 'owner' : 'decides',
  }
}

function saidOf({ what, decideBy, reviewDate, redSince }: DecisionReminder, today: Day): string {
  const on = (day: Day | null) => (day === null ? 'a day that is not named' : formatDay(day, today))
  if (what === 'decide_soon') return `It is to be decided by ${on(decideBy)}.`
  if (what === 'decision_overdue') return `It was to be decided by ${on(decideBy)}, and is still open.`
  if (what === 'review_due')
    return `Its review was due on ${on(reviewDate)}, and nothing was written in Outcome since.`
  if (what === 'no_owner') return 'It was decided, and the row does not say by whom.'
  if (what === 'no_rationale') return 'It was decided, and the row does not say why.'
  if (what === 'superseded_but_linked') return 'It is superseded, and rows still link to it.'
  return `It has been off track since ${on(redSince)}, and no decision was raised or made since.`
}

function cellsOf({ cells }: DecisionReminder): string {
  if (cells.length === 0) return ''
  const names = cells.slice(0, 8).map((cell) => cleanText(cell, 40))
  const last = names.at(-1) ?? ''
  if (names.length === 1) return `This cell ends the reminder: ${last}.`
  return `These cells end the reminder: ${names.slice(0, -1).join(', ')} and ${last}.`
}
