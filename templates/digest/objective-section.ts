import type { Digest } from '#src/core/mail/digest.ts'
import type { LevelRollUp, ObjectiveLine, TeamRollUp } from '#src/core/mail/level-roll-up.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { WORST_FIRST } from '#src/core/words/worst-first.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatScore } from '#templates/words/format-number.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

/** Objectives that are fine and named before the rest is counted. */
const MOST_FINE = 3

const LEVELS = { company: 'Company', department: 'Department', team: 'Team' } as const

/** The roll-up: each level's weighted mean, the company's objectives, then departments and teams, several objectives in one row. */
export function objectiveSection({ levels }: Digest, scale: number): Section {
  const rows = levels.flatMap(rowsOf)
  const fine = rows.filter(isFine)
  const { shown, more } = fold(rows.filter((row) => !isFine(row)).toSorted(worstFirst), Math.ceil(6 * scale))
  const count = levels.reduce((sum, { objectives }) => sum + objectives.length, 0)
  return {
    ...PLAIN_SECTION,
    heading: 'Objectives',
    count,
    intro: count === 0 ? ['No objective is in a running cycle.'] : [],
    rows: [...levels.map(levelRow), ...shown],
    column: 'Objective',
    more: [more, fine.length === 0 ? '' : `On track or complete: ${namedList(fine, MOST_FINE)}.`]
      .filter((part) => part !== '')
      .join(' '),
  }
}

/** Across levels, so that folding leaves what is off track for last; each level stands with its row. */
function worstFirst(a: SectionRow, b: SectionRow): number {
  return rankOf(a) - rankOf(b)
}

function rankOf({ mark }: SectionRow): number {
  return WORST_FIRST.findIndex((status) => STATUS_MARKS[status] === mark)
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

function levelRow(level: LevelRollUp): SectionRow {
  const { status, score, expected, chance, objectives } = level
  const mean = `mean of ${countOf(objectives.length, 'objective')} by weight`
  return {
    ...PLAIN_ROW,
    title: nameOf(level),
    url: '',
    mark: STATUS_MARKS[status],
    numbers: score === null ? null : { score, expected, chance, isOld: false },
    about: score === null ? 'none could be scored' : mean,
  }
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
  const { title, url, status, score, expected, chance, originalScore } = line
  return {
    title,
    url,
    mark: STATUS_MARKS[status],
    numbers: score === null ? null : { score, expected, chance, isOld: false },
    about: about(nameOf(level), line.team, line.owners.join(', ') || 'no owner'),
    change: null,
    lines: [
      ...leadersWord(line),
      ...(originalScore === null
        ? []
        : [`${formatScore(originalScore)} by the goals that the cycle began with.`]),
    ],
  }
}
