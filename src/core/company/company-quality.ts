import type { Day } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { qualityFindings } from '#src/core/quality/quality-findings.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import type { ScoredObjective } from './score-objective.ts'
import { isOver } from './section-time.ts'

/** What is weak in how the OKRs of a file are written, by the keys of objectives and key results. */
export function companyQuality(
  scored: readonly ScoredObjective[],
  today: Day,
  policy: Policy,
): ReadonlyMap<string, readonly RowFault[]> {
  const faults = qualityFindings({
    objectives: scored.map(({ objective, section, rows }) => ({
      id: objective.key,
      title: objective.title,
      level: objective.level,
      team: objective.level === 'company' ? null : section.name,
      owners: objective.owners,
      state: 'active',
      period: section.time.period,
      ended: isOver(section.time),
      virtual: false,
      keyResults: rows.map(({ id }) => id),
    })),
    keyResults: scored.flatMap(({ rows }) => rows),
    today,
    policy,
  })
  const byRow = new Map<string, RowFault[]>()
  for (const { id, fault } of faults) {
    const before = byRow.get(id)
    if (before === undefined) byRow.set(id, [fault])
    else before.push(fault)
  }
  return byRow
}
