import { OPTION_NAMES } from '#src/core/decisions/option-names.ts'
import type { DecisionExplained, DecisionStandExplained } from '#src/core/explain/explanation.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { aligned } from './aligned.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

const OF = { made: 'decided', review: 'review', end: 'end' } as const

/** What is told of a decision beside what every row has. */
export function printDecisionExplained(explained: DecisionExplained): string[] {
  const { followedWords, outcomeWords, stands, today } = explained
  const rows = stands.map((stand) => cellsOf(stand, (day) => plainDayBeside(day, today)))
  const table = rows.length === 0 ? [] : aligned([COLUMNS, ...rows], [2, 3])
  return [
    ...section('Chosen', chosen(explained)),
    ...section('Followed', words(followedWords)),
    ...section('How its key results stood', table),
    ...section('Proposed outcome', outcomeWords.split('\n').flatMap(words)),
  ]
}

const COLUMNS = ['when', 'day', 'chance', 'score', 'value', 'key result']

function cellsOf(stand: DecisionStandExplained, say: (day: string) => string): readonly string[] {
  const { keyResult, of, day, chance, score, shown } = stand
  return [
    OF[of],
    say(day),
    chance === null ? '–' : percent(chance),
    score === null ? '–' : plainNumber(score),
    cleanText(shown, 24),
    cleanText(keyResult.title) || '(no title)',
  ]
}

function chosen({ choice, today }: DecisionExplained): string[] {
  if (choice === null) return []
  const { kind, target, end } = choice
  const named = [
    ...(target === null ? [] : [`target ${plainNumber(target)}`]),
    ...(end === null ? [] : [`end ${plainDayBeside(end, today)}`]),
  ]
  return [`${OPTION_NAMES[kind]}${named.length === 0 ? '' : `: ${named.join(', ')}`}`]
}

function words(text: string): string[] {
  return text === '' ? [] : wrapped('', cleanText(text))
}
