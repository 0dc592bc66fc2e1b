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
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (!most.has(finding.code)) continue
    const key = keyOf(finding)
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return findings.flatMap((finding) => {
    const group = groups.get(keyOf(finding)) ?? []
    if (group.length <= (most.get(finding.code) ?? Number.POSITIVE_INFINITY)) return [finding]
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
