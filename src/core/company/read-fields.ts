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
 * read all the same. Faults stand in the order of the schema, whatever that of the row.
 * @param schema every key may be left out, and describes what it takes
 */
export function readFields<Shape extends Readonly<Record<string, z.ZodType>>>(
  schema: z.ZodObject<Shape>,
  row: Row,
): { readonly fields: Partial<z.output<z.ZodObject<Shape>>>; readonly faults: readonly FieldFault[] } {
  const fields: Record<string, unknown> = {}
  const faults: FieldFault[] = []
  const { shape } = schema
  // Key by key, since a row has few of those that it may have.
  for (const property in row) {
    const value = row[property]
    if (value === undefined || !Object.hasOwn(shape, property)) continue
    const field = shape[property] as z.ZodType
    const read = field.safeParse(value)
    if (read.success) fields[property] = read.data
    else faults.push(faultOf(property, value, read.error.issues[0], field.description))
  }
  if (faults.length > 1) {
    const order = Object.keys(shape)
    faults.sort((a, b) => order.indexOf(a.property) - order.indexOf(b.property))
  }
  return { fields: fields as Partial<z.output<z.ZodObject<Shape>>>, faults }
}

function faultOf(
  property: string,
  value: unknown,
  issue: z.core.$ZodIssue | undefined,
  description = 'another value',
): FieldFault {
  const isWhole = issue?.code === 'invalid_type' && issue.path.length === 0
  const kind = isWhole ? KINDS[issue.expected] : undefined
  return {
    code: kind?.code ?? 'out_of_range',
    property,
    message: `${property} is ${shownValue(value)}, which is ${kind?.kind ?? 'not what it takes'}.`,
    mend: `Set ${property} to ${description}.`,
  }
}
