import type { Digest } from '#src/core/mail/digest.ts'
import type { LevelRollUp, ObjectiveLine, TeamRollUp } from '#src/core/mail/level-roll-up.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

/** Objectives that are fine and named before the rest is counted. */
const MOST_FINE = 6

const LEVELS = { company: 'Company', department: 'Department', team: 'Team' } as const

/** The roll-up: each level's weighted mean, the company's objectives, then departments and teams, several objectives in one row. */
export function objectiveSection({ levels }: Digest, scale: number): Section {
  const rows = levels.flatMap(rowsOf)
  const fine = rows.filter(isFine)
  const { shown, more } = fold(
    rows.filter((row) => !isFine(row)),
    Math.ceil(12 * scale),
  )
  const count = levels.reduce((sum, { objectives }) => sum + objectives.length, 0)
  return {
    ...PLAIN_SECTION,
    heading: 'Objectives',
    count,
    intro:
      count === 0
        ? ['No objective is in a running cycle.']
        : [`Weighted means. ${levels.map(meanOf).join('; ')}.`],
    rows: shown,
    column: 'Objective',
    more: [more, fine.length === 0 ? '' : `On track or complete: ${namedList(fine, MOST_FINE)}.`]
      .filter((part) => part !== '')
      .join(' '),
  }
}

/** Nobody has to look at it: its name is enough. */
function isFine({ mark, lines }: SectionRow): boolean {
  return lines.length === 0 && (mark === STATUS_MARKS.on_track || mark === STATUS_MARKS.complete)
}

function rowsOf(level: LevelRollUp): readonly SectionRow[] {
  const several =
    level.level === 'company' ? [] : level.teams.filter(({ objectives }) => objectives.length > 1)
  const told = new Set(several.flatMap(({ objectives }) => objectives.map(({ id }) => id)))
  return [
    ...several.map((team) => teamRow(level, team)),
    ...level.objectives.filter(({ id }) => !told.has(id)).map((line) => objectiveRow(level, line)),
  ]
}

function nameOf({ level }: LevelRollUp): string {
  return level === null ? 'Without a level' : LEVELS[level]
}

function meanOf(level: LevelRollUp): string {
  const name = `${nameOf(level)} (${level.objectives.length})`
  if (level.score === null) return `${name}: none could be scored`
  const mean = `${formatScore(level.score)} of ${formatScore(level.expected)} expected`
  return `${name}: ${STATUS_MARKS[level.status].word}, ${mean}, chance ${formatShare(level.chance)}`
}

function teamRow(
  level: LevelRollUp,
  { team, status, score, expected, chance, objectives }: TeamRollUp,
): SectionRow {
  const [worst] = objectives
  const isWorried = worst !== undefined && (worst.status === 'off_track' || worst.status === 'at_risk')
  return {
    ...PLAIN_ROW,
    title: team,
    url: '',
    mark: STATUS_MARKS[status],
    numbers: score === null ? null : { score, expected, chance, isOld: false },
    about: about(nameOf(level), countOf(objectives.length, 'objective')),
    lines: isWorried ? [`Worst: ${worst.title} (${STATUS_MARKS[worst.status].word})`] : [],
  }
}

function objectiveRow(level: LevelRollUp, line: ObjectiveLine): SectionRow {
  const { title, url, status, score, expected, chance, worst, originalScore } = line
  return {
    title,
    url,
    mark: STATUS_MARKS[status],
    numbers: score === null ? null : { score, expected, chance, isOld: false },
    about: about(nameOf(level), line.team, line.owners.join(', ') || 'no owner'),
    change: null,
    lines: [
      ...leadersWord(line),
      ...(status === 'off_track' && worst !== '' ? [`Worst key result: ${worst}`] : []),
      ...(originalScore === null
        ? []
        : [`Score against the goals that the cycle began with: ${formatScore(originalScore)}.`]),
    ],
  }
}
