import type { AuditColumn } from '#src/core/audit/audit-table.ts'

/** A property and what it is read as; one that bears the field's own name is said once. */
export function pairWords({ property, fieldName }: AuditColumn): string {
  return property.toLowerCase() === fieldName.toLowerCase() ? property : `${property} → ${fieldName}`
}
