import type { AuditReport } from '#src/core/audit/audit-report.ts'
import { auditReport } from '#src/core/audit/audit-report.ts'
import type { Discovered, FoundColumn, FoundTable } from '#src/core/audit/discovered.ts'
import type { Snapshot } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import { aSnapshot, evaluateAt, NOW } from '#test/core/a-snapshot.ts'

export function aColumn(field: string, fieldName: string, property = fieldName): FoundColumn {
  const because = property === fieldName ? '' : `called ${property}`
  return { field, fieldName, property, type: 'Number', sureness: 'high', because, byItself: true }
}

export function aTable(given: Partial<FoundTable> = {}): FoundTable {
  return {
    dataSourceId: 'ds-key-results',
    title: 'Key results',
    url: 'https://notion.example/key-results',
    kind: 'keyResults',
    flat: false,
    sureness: 'high',
    because: '',
    rows: 3,
    isWhole: true,
    columns: [aColumn('target', 'Target', 'Zielwert'), aColumn('current', 'Current', 'Ist')],
    doubtful: [],
    unused: [],
    ...given,
  }
}

const SETTINGS = { NOTION_OBJECTIVES: 'ds-objectives', NOTION_KEY_RESULTS: 'ds-key-results' }

export function aDiscovery(given: Partial<Discovered> = {}): Discovered {
  const objectives = aTable({
    dataSourceId: 'ds-objectives',
    title: 'Objectives',
    kind: 'objectives',
    columns: [],
  })
  return {
    tables: [aTable(), objectives],
    settings: SETTINGS,
    snapshot: aSnapshot(),
    obstacles: [],
    requests: 7,
    ...given,
  }
}

/** The audit of a workspace as it would be made today. */
export function audited(snapshot: Partial<Snapshot>, given: Partial<Discovered> = {}): AuditReport {
  const discovered = aDiscovery({ ...given, snapshot: aSnapshot(snapshot) })
  const evaluation = evaluateAt(NOW, { snapshot: discovered.snapshot })
  return auditReport({ discovered, evaluation, policy: Policy.parse({}), now: NOW })
}
