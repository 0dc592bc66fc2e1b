import type { FoundColumn, FoundTable } from '#src/core/audit/discovered.ts'
import type { ExpectedTable } from './corpus-workspace.ts'

/** How well a workspace's columns were told. */
export interface Measure {
  readonly name: string
  /** Columns that a person would have chosen. */
  readonly expected: number
  readonly right: number
  /** Columns used that a person would not have chosen. */
  readonly wrong: number
  /** Those of the wrong that were used without a word, and tables taken so for what they are not. */
  readonly wrongAtHigh: number
  /** Columns that a person would have chosen and that were not used. */
  readonly missing: number
  /** Tables that were taken for something else. */
  readonly wrongKinds: number
  /** What differs, a line each. */
  readonly faults: readonly string[]
}

/** `taken`: another column was used in its place, which is wrong by itself. */
type Verdict = 'right' | 'taken' | 'wrong' | 'wrongAtHigh' | 'missing' | 'wrongKind'

interface Judged {
  readonly verdict: Verdict
  readonly says: string
}

/** Compares what was found in a workspace with what a person would have chosen. Columns that are only offered count as not used. */
export function measure(
  name: string,
  expected: readonly ExpectedTable[],
  found: readonly FoundTable[],
): Measure {
  const judged = expected.flatMap((table) => judge(table, found))
  const count = (...verdicts: Verdict[]) => judged.filter(({ verdict }) => verdicts.includes(verdict)).length
  return {
    name,
    expected: expected.reduce((sum, { columns }) => sum + Object.keys(columns).length, 0),
    right: count('right'),
    wrong: count('wrong', 'wrongAtHigh'),
    wrongAtHigh: count('wrongAtHigh'),
    missing: count('missing'),
    wrongKinds: count('wrongKind'),
    faults: judged
      .filter(({ verdict }) => verdict !== 'right' && verdict !== 'taken')
      .map(({ says }) => says),
  }
}

function judge(expected: ExpectedTable, found: readonly FoundTable[]): Judged[] {
  const table = found.find(({ dataSourceId }) => dataSourceId === expected.dataSourceId)
  const fields = Object.keys(expected.columns)
  const title = table?.title ?? expected.dataSourceId
  const isSame =
    (table?.kind ?? null) === expected.kind &&
    (table?.flat ?? false) === expected.flat &&
    table?.holds === expected.holds
  if (!isSame) {
    const says = `${title}: taken for ${table?.kind ?? 'nothing'}${table?.flat ? ' (flat)' : ''}${table?.holds ? ' (both)' : ''}, ${table?.sureness}`
    const sure: Judged[] = table?.kind && table.sureness === 'high' ? [{ verdict: 'wrongAtHigh', says }] : []
    return [
      { verdict: 'wrongKind', says },
      ...sure,
      ...fields.map((field): Judged => ({ verdict: 'missing', says: `${title}: ${field} not found` })),
    ]
  }
  const used = (table?.kind ? table.columns : []).filter(({ sureness }) => sureness !== 'low')
  const accepted = (column: FoundColumn) =>
    namesOf(column.field).some(
      (field) =>
        column.property === expected.columns[field] || expected.mayBe?.[field]?.includes(column.property),
    )
  return [
    ...fields.map((field) => {
      const forIt = used.filter((column) => namesOf(field).includes(column.field))
      const isRight = forIt.some(accepted)
      const isUsed = forIt.length > 0
      const says = `${title}: ${field} not found, a person takes "${expected.columns[field]}"`
      return { verdict: isRight ? 'right' : isUsed ? 'taken' : 'missing', says } as const
    }),
    ...used
      .filter((column) => !accepted(column))
      .map(({ field, property, sureness, because }) => {
        const says = `${title}: ${field} is "${property}", ${sureness} (${because}), a person takes ${expected.columns[field] ?? 'none'}`
        return { verdict: sureness === 'high' ? 'wrongAtHigh' : 'wrong', says } as const
      }),
  ]
}

const TIMES = ['cycle', 'period', 'periodStart', 'periodEnd']

/** A row's time is read from either, so that a column is as good for the one as for the other. */
function namesOf(field: string): readonly string[] {
  return TIMES.includes(field) ? TIMES : [field]
}

/** The figures of all workspaces as a table for the terminal. */
export function measureTable(measures: readonly Measure[]): string {
  const columns = ['expected', 'right', 'wrong', 'wrongAtHigh', 'missing', 'wrongKinds'] as const
  const width = Math.max(...measures.map(({ name }) => name.length))
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(width)}  ${cells.map((cell) => String(cell).padStart(11)).join('  ')}`
  const sum = (column: (typeof columns)[number]) => measures.reduce((all, each) => all + each[column], 0)
  return [
    line('', ['expected', 'right', 'wrong', 'at high', 'missing', 'kinds wrong']),
    ...measures.map((each) =>
      line(
        each.name,
        columns.map((column) => each[column]),
      ),
    ),
    line('all', columns.map(sum)),
  ].join('\n')
}
