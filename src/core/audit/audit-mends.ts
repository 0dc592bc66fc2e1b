import type { DatabaseKind, Finding, Instant, Snapshot } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { type AuditRow, auditRow } from './audit-row.ts'
import type { FoundTable } from './discovered.ts'
import { hasObjectives } from './has-objectives.ts'
import { missingNeeds } from './missing-needs.ts'
import type { Need } from './need.ts'
import { type WorthyNeed, worthiestNeeds } from './worthiest-needs.ts'

/** More than this nobody mends at once. */
const MOST = 8

/** One kind of cell to fill, with all rows where it is to be filled. */
export interface AuditMend {
  readonly need: Need
  /** Whose rows; null: it is no cell but something to share or to set. */
  readonly database: Extract<DatabaseKind, 'objectives' | 'keyResults'> | null
  /** What to fill. */
  readonly cells: readonly AuditCell[]
  /** Rows to fill. */
  readonly rows: readonly AuditRow[]
  /** How many more key results can be scored with this and all mends before it. */
  readonly unlocks: number
  /** What was found in the first of these cells that holds something that cannot be read; empty: none does. */
  readonly unread: string
}

/** A column to fill, or to name where none was found. */
export interface AuditCell {
  /** For example `target`. */
  readonly field: string
  /** What `init` would call it. */
  readonly fieldName: string
  /** Its name here; null: no property was found that holds it. */
  readonly property: string | null
  /** Where none was found: names of properties that may hold it, those that bear its name first. */
  readonly candidates: readonly string[]
}

/** What keeps key results from a score, and what to do about it first. */
export interface AuditMends {
  /** Running key results without a score. */
  readonly unscored: number
  /** How many of them can be scored once all of the list is mended. */
  readonly unlocks: number
  /** At most eight, in the order in which to mend them. */
  readonly list: readonly AuditMend[]
}

interface Cell {
  readonly fieldName: string
  /** Codes of fields that hold it, the one to fill first. */
  readonly anyOf: readonly string[]
}

const OBJECTIVE: Cell = { fieldName: 'Objective', anyOf: ['objectives', 'objective'] }
const BASELINE: Cell = { fieldName: 'Baseline', anyOf: ['baseline'] }
const TARGET: Cell = { fieldName: 'Target', anyOf: ['target'] }

const CELLS: Readonly<Record<Need, readonly Cell[]>> = {
  objective: [OBJECTIVE],
  objectives: [],
  one_objective: [OBJECTIVE],
  cycle: [{ fieldName: 'Cycle', anyOf: ['cycle', 'period'] }],
  type: [{ fieldName: 'Type', anyOf: ['type'] }],
  milestones: [{ fieldName: 'Milestones', anyOf: ['milestones'] }],
  target: [TARGET],
  baseline: [BASELINE],
  goal: [BASELINE, TARGET],
  direction: [{ fieldName: 'Direction', anyOf: ['direction'] }],
  floor: [{ fieldName: 'Floor', anyOf: ['floor'] }],
  current: [{ fieldName: 'Current', anyOf: ['current'] }],
  link: [
    { fieldName: 'Source', anyOf: ['source'] },
    { fieldName: 'Measure', anyOf: ['measure'] },
  ],
  connection: [],
}

/** @param unscored ids of running key results without a score */
export function auditMends(
  { snapshot, tables }: { readonly snapshot: Snapshot; readonly tables: readonly FoundTable[] },
  unscored: ReadonlySet<string>,
  moment: { readonly policy: Policy; readonly now: Instant },
): AuditMends {
  const needs = missingNeeds(snapshot, unscored, moment)
  const list = worthiestNeeds(hasObjectives(tables) ? needs : withoutObjectives(needs), MOST)
  return {
    unscored: unscored.size,
    unlocks: list.reduce((sum, { unlocks }) => sum + unlocks, 0),
    list: list.map((worthy) => auditMend(worthy, snapshot, tables)),
  }
}

/** Where no objectives are read, their cells may well be filled. */
function withoutObjectives(
  needsById: ReadonlyMap<string, readonly Need[]>,
): ReadonlyMap<string, readonly Need[]> {
  return new Map(
    [...needsById].map(([id, needs]) => [
      id,
      needs.map((need) => (need === 'objective' ? 'objectives' : need)),
    ]),
  )
}

function auditMend(
  { need, unlocks, ids }: WorthyNeed,
  snapshot: Snapshot,
  tables: readonly FoundTable[],
): AuditMend {
  const { database, rows } = rowsToFill(need, ids, snapshot)
  const own = tables.filter(({ kind, holds }) => kind === database || holds === 'both')
  const columns = own.flatMap((table) => table.columns)
  const cells = CELLS[need].map(({ fieldName, anyOf }) => {
    const field = anyOf.find((each) => columns.some((column) => column.field === each))
    const found = columns.filter((column) => column.field === field).map(({ property }) => property)
    return { field: field ?? anyOf[0] ?? '', fieldName, properties: [...new Set(found)] }
  })
  const properties = new Set(cells.flatMap((cell) => cell.properties))
  return {
    need,
    database: CELLS[need].length === 0 ? null : database,
    cells: cells.flatMap(({ field, fieldName, properties: names }): AuditMend['cells'] =>
      names.length === 0
        ? [{ field, fieldName, property: null, candidates: candidatesFor(field, own) }]
        : names.map((name) => ({ field, fieldName, property: cleanText(name, 60), candidates: [] })),
    ),
    rows: rows.map(auditRow),
    unlocks,
    unread: unreadOf(snapshot.findings, database, new Set(rows.map(({ id }) => id)), properties),
  }
}

const NUMBERS: ReadonlySet<string> = new Set(['baseline', 'target', 'current', 'floor'])

/** In the order in which they are offered; of a text nobody knows whether it holds numbers. */
const NUMERIC = ['Number', 'Formula', 'Rollup']
const LINKING = ['Relation', 'Select', 'Text']

/** What bears its name first, then what is read as nothing and is of a fitting type. */
function candidatesFor(field: string, tables: readonly FoundTable[]): readonly string[] {
  const ofTypes = (types: readonly string[]) =>
    types.flatMap((type) =>
      tables.flatMap(({ unused }) => unused.flatMap((each) => (each.type === type ? each.property : []))),
    )
  const named = tables.flatMap(({ doubtful }) =>
    doubtful.flatMap((each) => (each.field === field ? each.candidates : [])),
  )
  const numbers = ofTypes(NUMERIC)
  const fitting = NUMBERS.has(field)
    ? numbers.length > 0
      ? numbers
      : ofTypes(['Text'])
    : ofTypes(field === 'objectives' ? LINKING : [])
  return [...new Set([...named, ...fitting])].map((name) => cleanText(name, 60))
}

/** A cycle is filled once, on the objective, where that has a page of its own. */
function rowsToFill(need: Need, ids: readonly string[], { keyResults, objectives }: Snapshot) {
  const byId = new Map(keyResults.map((keyResult) => [keyResult.id, keyResult]))
  const rows = ids.flatMap((id) => byId.get(id) ?? [])
  const above = new Set(rows.flatMap((row) => row.objectives))
  const own = objectives.filter(({ id, virtual }) => !virtual && above.has(id))
  return need === 'cycle' && own.length > 0
    ? { database: 'objectives' as const, rows: own }
    : { database: 'keyResults' as const, rows }
}

/** Where many cells of a column cannot be read, that is said of the column and of no row. */
function unreadOf(
  findings: readonly Finding[],
  database: DatabaseKind,
  ids: ReadonlySet<string>,
  properties: ReadonlySet<string>,
): string {
  const found = findings.find(
    (finding) =>
      finding.level === 'mend' &&
      finding.database === database &&
      (finding.pageId === null || ids.has(finding.pageId)) &&
      properties.has(finding.property ?? ''),
  )
  return cleanText(found?.message ?? '', 280)
}
