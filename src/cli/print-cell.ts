import type { CellValue, ServiceField } from '#src/core/model.ts'
import { FLAG_LABEL, HEALTH_LABEL, RISK_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'

const SHARES: ReadonlySet<ServiceField> = new Set(['score', 'confidence', 'forecast', 'progress'])

const LABELS: Partial<Record<ServiceField, Readonly<Record<string, string>>>> = {
  status: STATUS_LABEL,
  risk: RISK_LABEL,
  health: HEALTH_LABEL,
  flags: FLAG_LABEL,
}

/** A cell as a leader sees it: shares in percent, codes in words, an empty cell as a dash. */
export function printCell(field: ServiceField, value: CellValue): string {
  if (value === null || value === '') return '–'
  if (typeof value === 'number') return SHARES.has(field) ? `${Math.round(value * 100)} %` : String(value)
  const labels = LABELS[field] ?? {}
  if (typeof value === 'string') return labels[value] ?? value
  return value.length === 0 ? '–' : value.map((code) => labels[code] ?? code).join(', ')
}
