import type * as z from 'zod'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { shownValue } from './shown-value.ts'

/** A JSON object. */
export type Row = Readonly<Record<string, unknown>>

/** A fault of one key of a row. */
export type FieldFault = RowFault & { readonly property: string }

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const KINDS: Readonly<Record<string, { readonly code: string; readonly kind: string }>> = {
  number: { code: 'not_a_number', kind: 'no number to reckon with' },
  string: { code: 'not_text', kind: 'no text' },
  boolean: { code: 'not_true_or_false', kind: 'neither true nor false' },
  array: { code: 'not_a_list', kind: 'no list' },
}

/**
 * Reads the keys of a row that a schema knows. A value that its key cannot hold is a fault and left out; the others are
 * read all the same.
 * @param schema every key may be left out, and describes what it takes
 */
export function readFields<Shape extends Readonly<Record<string, z.ZodType>>>(
  schema: z.ZodObject<Shape>,
  row: Row,
): { readonly fields: Partial<z.output<z.ZodObject<Shape>>>; readonly faults: readonly FieldFault[] } {
  const whole = schema.safeParse(row)
  if (whole.success) return { fields: whole.data, faults: [] }
  const faults = new Map<string, FieldFault>()
  for (const issue of whole.error.issues) {
    const property = String(issue.path[0])
    if (faults.has(property)) continue
    const kind = issue.code === 'invalid_type' && issue.path.length === 1 ? KINDS[issue.expected] : undefined
    faults.set(property, {
      code: kind?.code ?? 'out_of_range',
      property,
      message: `${property} is ${shownValue(row[property])}, which is ${kind?.kind ?? 'not what it takes'}.`,
      mend: `Set ${property} to ${schema.shape[property]?.description ?? 'another value'}.`,
    })
  }
  const sound = Object.fromEntries(Object.entries(row).filter(([key]) => !faults.has(key)))
  return { fields: schema.safeParse(sound).data ?? {}, faults: [...faults.values()] }
}
