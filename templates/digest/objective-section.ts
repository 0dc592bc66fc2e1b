import type { Digest } from '#src/core/mail/digest.ts'
import type { LevelRollUp, ObjectiveLine } from '#src/core/mail/level-roll-up.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

const LEVELS = { company: 'Company', department: 'Department', team: 'Team' } as const

/** The roll-up: each level's weighted mean, then its objectives, the company's first. */
export function objectiveSection({ levels }: Digest, scale: number): Section {
  const rows = levels.flatMap((level) => level.objectives.map((line) => ({ level, line })))
  const { shown, more } = fold(rows, Math.ceil(16 * scale))
  return {
    ...PLAIN_SECTION,
    heading: 'Objectives',
    count: rows.length,
    intro: rows.length === 0 ? ['No objective is in a running cycle.'] : levels.map(meanOf),
    rows: shown.map(({ level, line }) => objectiveRow(level, line)),
    column: 'Objective',
    more,
  }
}

function nameOf({ level }: LevelRollUp): string {
  return level === null ? 'Without a level' : LEVELS[level]
}

function meanOf(level: LevelRollUp): string {
  const name = `${nameOf(level)}, ${countOf(level.objectives.length, 'objective')}`
  if (level.score === null) return `${name}: none could be scored.`
  const mean = `weighted mean ${formatScore(level.score)}, expected ${formatScore(level.expected)}`
  return `${name}: ${STATUS_MARKS[level.status].word}, ${mean}, chance ${formatShare(level.chance)}.`
}

function objectiveRow(level: LevelRollUp, line: ObjectiveLine): SectionRow {
  const { title, url, status, score, expected, chance, worst, originalScore } = line
  const worried = status === 'off_track' || status === 'at_risk'
  return {
    title,
    url,
    mark: STATUS_MARKS[status],
    numbers: score === null ? null : { score, expected, chance, isOld: false },
    about: about(nameOf(level), line.team, line.owners.join(', ') || 'no owner'),
    change: null,
    lines: [
      ...leadersWord(line),
      ...(worried && worst !== '' ? [`Worst key result: ${worst}`] : []),
      ...(originalScore === null
        ? []
        : [`Score against the goals that the cycle began with: ${formatScore(originalScore)}.`]),
    ],
  }
}
