import type { Finding } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import type { BindingInput } from './binding-input.ts'
import type { Column, LostColumn } from './bound-database.ts'
import { isReadable } from './cell-types.ts'
import type { Field } from './field.ts'
import { idleTime, timeSaid } from './idle-time.ts'
import { peoplesProperties } from './peoples-properties.ts'
import { descriptionOf } from './property-config.ts'
import { findNamed, findProperty, isDeclined, namedFor } from './property-settings.ts'
import type { Property } from './schemas.ts'
import { shareOfWay, shareOfWayFinding } from './share-of-way.ts'
import { synonymsOf } from './synonyms.ts'
import { unreadFields } from './unread-fields.ts'
import { withHabits } from './with-habits.ts'

export interface BoundColumns {
  readonly columns: ReadonlyMap<string, Column>
  /** What cannot be read, by field. */
  readonly lost: ReadonlyMap<string, LostColumn>
  readonly findings: readonly Finding[]
}

/**
 * Finds the columns that people own: where NOTION_PROPERTIES says, else by the id that was bound before (so a rename is
 * followed), else by the description or the name that `init` gives, else by a synonym. A column that was deleted is another one
 * when it comes back: it is known by its description or its name, and not guessed at. A property serves one field.
 */
export function bindColumns(input: BindingInput): BoundColumns {
  const { kind, settings } = input
  const properties = peoplesProperties(input)
  const wanted = [...input.fields].filter(
    ([code, field]) =>
      !field.service && field.read !== false && (field.required || !isDeclined(settings, kind, code)),
  )
  const found = new Map<string, Property>()
  for (const find of [asTold, asDescribed, byName, asCalled, bySynonym]) {
    for (const [code, field] of wanted) {
      if (found.has(code)) continue
      const free = properties.filter((property) => ![...found.values()].includes(property))
      const property = find(input, code, field, free)
      if (property) found.set(code, property)
    }
  }

  const columns = new Map<string, Column>()
  for (const [code, field] of wanted) {
    const property = found.get(code)
    if (property && isReadable(kind, code, field, property.type))
      columns.set(code, columnOf(code, field, property))
  }
  const idle = idleTime(
    new Set(columns.keys()),
    input.rows.map((row) => ({
      cycle: timeSaid(row, columns.get('cycle')?.propertyId),
      period: timeSaid(row, columns.get('period')?.propertyId),
    })),
  )
  for (const code of idle) columns.delete(code)
  const withNumbers = withHabits(columns, input.rows)
  const share = shareOfWay(input, withNumbers)
  const read = share ? new Map([...withNumbers, ['current', share] as const]) : withNumbers
  const unread = wanted.filter(
    ([code]) => !columns.has(code) && !idle.has(code) && !(share && code === 'target'),
  )
  const { lost, findings } = unreadFields(input, unread, found, read)
  return { columns: read, lost, findings: share ? [...findings, shareOfWayFinding(share)] : findings }
}

/** @returns a property bound to a field */
export function columnOf(code: string, field: Field, property: Property): Column {
  const { id, name, type, format, options, rolls, reads } = property
  const labels = field.options ?? {}
  const column = { field: code, kind: field.kind, propertyId: id, name, type, format, options, labels }
  return { ...column, ...(rolls && { rolls }), ...(reads && { reads }) }
}

function bindingOf(remembered: readonly Binding[], code: string): Binding | undefined {
  return remembered.find((binding) => binding.field === code && !binding.owned)
}

type Find = (
  input: BindingInput,
  code: string,
  field: Field,
  free: readonly Property[],
) => Property | undefined

const asTold: Find = ({ kind, remembered, settings }, code, field, free) => {
  if (field.kind === 'title') return free.find((property) => property.type === 'title')
  const named = namedFor(settings, kind, code)
  const id = bindingOf(remembered, code)?.propertyId
  return (named ? findProperty(free, named.nameOrId) : undefined) ?? free.find((each) => each.id === id)
}

const asDescribed: Find = ({ kind, settings }, code, field, free) => {
  if (namedFor(settings, kind, code)?.here) return undefined
  const description = descriptionOf(kind, code, field)
  const described = free.filter((property) => property.description === description)
  // A property that was duplicated in Notion bears the description too.
  return findProperty(described, field.name) ?? described[0]
}

const byName: Find = ({ kind, settings }, code, field, free) =>
  // What NOTION_PROPERTIES names for this database, and is not there, must not be guessed at.
  namedFor(settings, kind, code)?.here ? undefined : findProperty(free, field.name)

/** By the name that it bore when it was last seen. */
const asCalled: Find = ({ kind, settings, remembered }, code, _field, free) => {
  const known = bindingOf(remembered, code)
  return known && !namedFor(settings, kind, code)?.here ? findProperty(free, known.name) : undefined
}

const bySynonym: Find = ({ kind, settings, remembered }, code, field, free) => {
  if (namedFor(settings, kind, code)?.here || bindingOf(remembered, code)) return undefined
  const fit = free.filter((property) => isReadable(kind, code, field, property.type))
  for (const candidates of field.surely ? [fit, free] : [fit]) {
    const property = findNamed(candidates, [field.name, ...synonymsOf(kind, code)])
    if (property) return property
  }
  return field.orTitle ? fit.find((property) => property.type === 'title') : undefined
}
