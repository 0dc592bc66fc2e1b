import type { GradedKeyResult } from '#src/core/mail/quarterly/graded-key-result.ts'
import type { GradedObjective } from '#src/core/mail/quarterly/graded-objective.ts'
import { hitCount } from '#src/core/mail/quarterly/hit-shares.ts'
import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { about } from '#templates/digest/about.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatScore } from '#templates/words/format-number.ts'
import { LEVEL_NAMES } from './level-names.ts'
import { OUTCOME_MARKS } from './outcome-marks.ts'
import type { GradedRow, Part } from './part.ts'
import { redWords } from './red-words.ts'

/**
 * Every objective with its final grade and key results. In a large company those that come first are told so, then as many as
 * there is room for by their grade alone.
 */
export function gradePart({ objectives, warnings, today }: QuarterlyReport, scale: number): readonly Part[] {
  if (objectives.length === 0) return []
  const red = redWords(warnings, today)
  const shown = objectives.slice(0, Math.ceil(40 * scale))
  const rest = objectives.slice(shown.length)
  const brief = rest.slice(0, Math.ceil(400 * scale))
  let room = Math.ceil(100 * scale)
  const rows = shown.map((objective) => {
    const keyResults = objective.keyResults.slice(0, room)
    room -= keyResults.length
    return objectiveRow(
      objective,
      keyResults.map((each) => keyResultRow(each, red.get(each.id) ?? '', today)),
    )
  })
  const all = objectives.reduce((sum, { keyResults }) => sum + keyResults.length, 0)
  const told = rows.reduce((sum, { keyResults }) => sum + keyResults.length, 0)
  const folded = [
    rest.length > brief.length ? countOf(rest.length - brief.length, 'objective') : '',
    all > told ? countOf(all - told, 'key result') : '',
  ].filter((part) => part !== '')
  return [
    {
      kind: 'grades',
      grades: {
        heading: 'Final grades',
        count: objectives.length,
        objectives: rows,
        others:
          brief.length === 0
            ? ''
            : `By their grade alone: ${brief.map(({ title, score }) => `${cleanText(title, 60)} ${formatScore(score)}`).join('; ')}.`,
        more: folded.length === 0 ? '' : `and ${folded.join(' and ')} more in Notion.`,
      },
    },
  ]
}

function objectiveRow(objective: GradedObjective, keyResults: readonly GradedRow[]): GradedRow {
  const { title, url, level, team, owners, score, originalScore, word, isCarriedOver } = objective
  const { graded, hits } = hitCount(objective.keyResults)
  return {
    title,
    url,
    mark: null,
    figure: formatScore(score),
    about: about(
      LEVEL_NAMES[level ?? 'none'],
      team,
      owners.join(', ') || 'no owner',
      graded === 0 ? 'nothing to grade' : `${hits} of ${graded} hit`,
      originalScore === null ? '' : `${formatScore(originalScore)} against the goals it began with`,
      isCarriedOver ? 'carried over' : '',
      word === '' ? '' : `the leader's word: “${word}”`,
    ),
    keyResults,
  }
}

function keyResultRow(keyResult: GradedKeyResult, red: string, today: Day): GradedRow {
  const { title, url, owners, ambition, score, targetScore, achieved, outcome, word, scoredOn } = keyResult
  return {
    title,
    url,
    mark: OUTCOME_MARKS[outcome],
    figure: `${formatScore(score)} / ${formatScore(targetScore)}`,
    about: about(
      ambition,
      owners.join(', ') || 'no owner',
      achieved === null ? '' : `Achieved, ${formatScore(achieved)} of a stretch target`,
      red,
      scoredOn === null ? '' : `score of ${formatDay(scoredOn, today)}: the row has moved on`,
      word === '' ? '' : `the leader's word: “${word}”`,
    ),
    keyResults: [],
  }
}
