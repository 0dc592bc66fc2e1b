import type { CellValue, ServiceField } from '#src/core/model.ts'
import { FLAG_LABEL, HEALTH_LABEL, RISK_LABEL, STATUS_LABEL } from './labels.ts'

const OPTIONS: Readonly<Partial<Record<ServiceField, Readonly<Record<string, string>>>>> = {
  status: STATUS_LABEL,
  risk: RISK_LABEL,
  health: HEALTH_LABEL,
  flags: FLAG_LABEL,
}

/** What a cell of the service's shows, quoted, with options as people see them. */
export function cellInWords(field: ServiceField, value: CellValue): string {
  const list = typeof value === 'object' && value !== null ? value : [value]
  const shown = list.flatMap((one) => (one === null || one === '' ? [] : (OPTIONS[field]?.[one] ?? one)))
  return shown.length === 0 ? 'nothing' : `"${shown.join(', ')}"`
}
