import type { DatabaseKind, Finding } from '#src/core/model.ts'

/** Codes of findings about how cells were read, with the number of rows up to which each row has its own. */
const most: ReadonlyMap<string, number> = new Map([
  ['number_read', 1],
  ['target_from_current', 1],
  ['cell_not_computed', 1],
  ['rolls_up_nothing', 1],
  ['number_as_text', 3],
  ['number_ambiguous', 3],
  ['several_values', 3],
  ['units_differ', 3],
  ['scale_unclear', 3],
])

const ROWS: Readonly<Record<DatabaseKind, string>> = {
  objectives: 'objectives',
  keyResults: 'key results',
  initiatives: 'initiatives',
  decisions: 'decisions',
}

/**
 * Makes one finding of those that say the same of many rows of a column: that of the first row, with how many more there are.
 * All others stay as they are, in their order.
 */
export function perColumn(findings: readonly Finding[]): readonly Finding[] {
  const ofReading = findings.filter(({ code }) => most.has(code))
  if (ofReading.length === 0) return findings
  const groups = Map.groupBy(ofReading, keyOf)
  return findings.flatMap((finding) => {
    const each = most.get(finding.code)
    const group = each === undefined ? [] : (groups.get(keyOf(finding)) ?? [])
    if (each === undefined || group.length <= each) return [finding]
    return group[0] === finding ? [ofAll(finding, group.length - 1)] : []
  })
}

function keyOf({ code, database, property }: Finding): string {
  return `${code} ${database} ${property}`
}

function ofAll(finding: Finding, others: number): Finding {
  const { title, message, database } = finding
  const rows = database === null ? 'rows' : ROWS[database]
  const where = title ? `That is "${title}"; it is` : 'It is'
  return {
    ...finding,
    pageId: null,
    title: null,
    message: `${message} ${where} the same with ${others} more ${rows}.`,
  }
}
