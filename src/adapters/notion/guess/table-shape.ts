import { codeOf } from '#src/adapters/notion/code-of.ts'
import type { Field } from '#src/adapters/notion/field.ts'
import { OBJECTIVE_WORDS } from '#src/adapters/notion/kind-words.ts'
import { initiativeStatusLabels } from '#src/adapters/notion/labels.ts'
import { objectiveFields } from '#src/adapters/notion/objective-fields.ts'
import { okrFields } from '#src/adapters/notion/okr-fields.ts'
import { saysShareOfWay } from '#src/adapters/notion/share-of-way.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import { wordField } from './candidate.ts'
import { type ColumnFacts, columnFacts } from './column-facts.ts'
import { nameFit } from './name-fit.ts'
import { isTyped, runsThrough } from './number-run.ts'
import type { Around } from './relation-fit.ts'
import type { SampledTable } from './sampled-table.ts'
import { valueFit } from './value-fit.ts'

/** What the rows of a table show of what they are, whatever it and its columns are called. */
export interface TableShape {
  /** A number runs between two others, in some rows upwards and in some downwards; `one way`: in all rows the same way. */
  readonly run: 'both ways' | 'one way' | 'none'
  /** Data sources to which many rows lead, one at a time, so that few stand for many. */
  readonly above: readonly string[]
  /** The few that stand for many are a text, such as an objective that comes again in several rows. */
  readonly isGrouped: boolean
  /** A column that is called after goals holds few texts for many rows. */
  readonly isBelowGoals: boolean
  /** A number says how much is done. */
  readonly hasProgress: boolean
  /** A column holds quarters, years or months, or days from the first of a month on. */
  readonly hasTime: boolean
  readonly hasPeople: boolean
  readonly hasLevel: boolean
  /** People say in colours how it goes. */
  readonly hasColours: boolean
  /** A column says how far work is: planned, under way, blocked, done. */
  readonly hasWorkflow: boolean
  /** Its dates have a first and a last day. */
  readonly hasRanges: boolean
  /** Its titles are of several words: neither names of teams nor of quarters. */
  readonly hasSentences: boolean
  /** Many of its titles hold numbers. */
  readonly hasOutcomes: boolean
}

/** Share of the rows from which on a column is taken for what most of its cells are. */
const MOST = 0.6

/** Of so many rows at least something is told. */
const FEWEST = 4

/** Few stand for many where there are at most so many of them for each row. */
const FEW = 0.75

const MOST_COLUMNS = 12

const CHOSEN: ReadonlySet<string> = new Set(['select', 'status', 'rich_text', 'multi_select'])

/** What is said of work and not of a goal. */
const OF_WORK: ReadonlySet<string | undefined> = new Set(['planned', 'blocked', 'done', 'cancelled'])

const NOWHERE: Around = { kindOf: () => undefined, tableOf: () => undefined }

/** Looks at what the rows hold; with few rows, or none, it shows nothing. */
export function tableShape({ schema, rows }: SampledTable): TableShape {
  const columns = rows.length < FEWEST ? [] : schema.properties.map((each) => columnFacts(each, rows))
  const title = columns.find(({ property }) => property.type === 'title')
  const titles = title?.texts ?? []
  const chosen = columns.filter(({ property, filled }) => CHOSEN.has(property.type) && filled >= FEWEST)
  const ranged = columns.filter(({ ranges, filled }) => ranges >= MOST && filled >= FEWEST)
  const says = (code: string, field: Field) =>
    chosen.some((facts) => valueFit(code, field, facts, NOWHERE).fit === 'for')
  return {
    run: runOf(columns),
    above: columns.flatMap((facts) => (leadsUp(facts, rows) ? (facts.property.leadsTo ?? []) : [])),
    isGrouped: chosen.some(isGroup),
    isBelowGoals: chosen.some((facts) => saysGoal(facts) && comesAgain(facts)),
    hasProgress: columns.some(isProgress),
    hasTime: says('cycle', objectiveFields.cycle) || ranged.some(beginsWithMonth),
    hasPeople: columns.some(({ property, filled }) => property.type === 'people' && filled > 0),
    hasLevel: says('level', objectiveFields.level),
    hasColours: says('word', wordField),
    hasWorkflow: chosen.some(isWorkflow),
    hasRanges: ranged.length > 0,
    hasSentences: wordsIn(titles) >= 2.5,
    hasOutcomes: titles.filter((text) => /\d/.test(text)).length >= 0.4 * Math.max(1, titles.length),
  }
}

function runOf(columns: readonly ColumnFacts[]): TableShape['run'] {
  const numeric = columns.filter(isTyped)
  if (numeric.length < 3 || numeric.length > MOST_COLUMNS) return 'none'
  const runs = runsThrough({ baseline: numeric, current: numeric, target: numeric })
  const moving = runs.filter((run) => run.underWay >= run.rows / 2)
  if (moving.length === 0) return 'none'
  return moving.some(({ upwards, rows }) => Math.min(upwards, rows - upwards) >= 2) ? 'both ways' : 'one way'
}

function leadsUp({ property, mostLinks }: ColumnFacts, rows: SampledTable['rows']): boolean {
  if (property.leadsTo === null || mostLinks !== 1 || saysOther(property.name)) return false
  const links = rows.flatMap(({ cells }) => {
    const cell = cells.get(property.id)
    return cell?.kind === 'relation' ? cell.ids : []
  })
  return links.length >= FEWEST && new Set(links).size <= FEW * links.length
}

/** Many rows share a team or a quarter as well. */
function saysOther(name: string): boolean {
  return (['team', 'cycle'] as const).some((code) => nameFit('keyResults', code, okrFields[code], name) >= 2)
}

/** A sentence that comes again in several rows, each row with one. */
function isGroup(facts: ColumnFacts): boolean {
  return (
    facts.property.type !== 'multi_select' && comesAgain(facts) && wordsIn([...new Set(facts.texts)]) >= 3
  )
}

function comesAgain({ texts }: ColumnFacts): boolean {
  const distinct = new Set(texts)
  return distinct.size >= 2 && distinct.size <= FEW * texts.length
}

function saysGoal({ property }: ColumnFacts): boolean {
  return property.type !== 'multi_select' && OBJECTIVE_WORDS.test(plainWords(property.name))
}

function isProgress({ property, numbers, filled }: ColumnFacts): boolean {
  const share = numbers.filter((each) => each !== null && each >= 0 && each <= 100).length
  return filled >= FEWEST && saysShareOfWay(property.name) && share >= MOST * filled
}

function isWorkflow({ texts }: ColumnFacts): boolean {
  const codes = texts.map((text) => codeOf(initiativeStatusLabels, text))
  const ofWork = new Set(codes.filter((code) => OF_WORK.has(code)))
  return ofWork.size >= 2 && codes.filter((code) => code !== undefined).length >= MOST * codes.length
}

function beginsWithMonth({ texts }: ColumnFacts): boolean {
  return texts.filter((text) => /^\d{4}-\d{2}-01/.test(text)).length >= MOST * texts.length
}

/** Words of a text, on the mean. */
function wordsIn(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / Math.max(1, texts.length)
}
