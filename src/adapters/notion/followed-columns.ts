import type { Finding } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import type { BindingInput } from './binding-input.ts'
import type { Column } from './bound-database.ts'
import { fieldOfCode } from './further-columns.ts'

/**
 * Columns that are known from before and are called otherwise now, or were deleted and are back: another property then, of the
 * same name or description. Each is told in the run that sees it first.
 * @returns what there is to tell, and what the memory is to hold from now on. A column of the service's that is another property
 * is remembered with the first write into it, as every one is.
 */
export function followedColumns(
  { kind, fields, properties, remembered }: BindingInput,
  columns: ReadonlyMap<string, Column>,
  owned: ReadonlyMap<string, Column>,
): { readonly findings: readonly Finding[]; readonly bindings: readonly Binding[] } {
  const findings: Finding[] = []
  const bindings: Binding[] = []
  for (const known of remembered) {
    const { field } = known
    const column = (known.owned ? owned : columns).get(field)
    if (!column) continue
    const { name, propertyId } = column
    const told = { level: 'info', database: kind, pageId: null, title: null, property: name } as const
    const called = fields.get(field)?.name ?? 'a status of their own'
    if (propertyId !== known.propertyId) {
      if (properties.some(({ id }) => id === known.propertyId)) continue
      findings.push({
        ...told,
        code: 'property_back',
        message: `${known.name} was deleted, and ${name} is there in its place: ${called} is kept in it now.`,
        mend: `Nothing if that is right. If not, name the right property for "${kind}.${fieldOfCode(field)}" in NOTION_PROPERTIES.`,
      })
      if (!known.owned) bindings.push({ ...known, propertyId, name })
    } else if (name !== known.name) {
      findings.push({
        ...told,
        code: 'property_renamed',
        message: `${known.name} is called ${name} now; okr-sync goes by its id, so it is the same column to it.`,
        mend: `Nothing. If NOTION_PROPERTIES names ${known.name}, name ${name} there.`,
      })
      bindings.push({ ...known, name })
    }
  }
  return { findings, bindings }
}
