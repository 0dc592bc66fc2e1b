import type { ServiceField } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import { bindColumns } from './bind-columns.ts'
import type { BoundDatabase, Column } from './bound-database.ts'
import { claimColumns } from './claim-columns.ts'
import { fieldsOf } from './fields-of.ts'
import { followedColumns } from './followed-columns.ts'
import { withFurtherColumns } from './further-columns.ts'
import { lackingColumns } from './lacking-columns.ts'
import { lostWord } from './lost-word.ts'
import { madeAs } from './mark.ts'
import { kindsOfRows, type MixedKind, mixedTable, neitherKind } from './mixed-table.ts'
import { newBindings } from './new-bindings.ts'
import type { DataSource, Row } from './schemas.ts'
import type { ConfiguredDatabase } from './settings.ts'

interface Bound {
  readonly bound: BoundDatabase
  readonly news: readonly Binding[]
  readonly followed: readonly Binding[]
}

/**
 * Finds every column of one database, and says what of it is new to the memory: `news` once the service writes, `followed` at
 * once, since it was known before and only its name or id is another.
 * @param rows every row of the data source, whatever its kind
 * @returns also the rows of the kind
 */
export function bindDatabase(
  database: ConfiguredDatabase,
  schema: DataSource,
  rows: readonly Row[],
  remembered: readonly Binding[],
  settings: Readonly<Record<string, string>>,
): Bound & { readonly rows: readonly Row[] } {
  return database.mixed
    ? bindMixed(database, schema, rows, remembered, settings)
    : { ...bindKind(database, schema, rows, remembered, settings), rows }
}

/**
 * Of a table that holds both kinds every column is bound for each. What people own in one of them is not the service's in the
 * other, and what is to be said of a column is said once.
 */
function bindMixed(
  database: ConfiguredDatabase,
  schema: DataSource,
  rows: readonly Row[],
  remembered: readonly Binding[],
  settings: Readonly<Record<string, string>>,
): Bound & { readonly rows: readonly Row[] } {
  const { kindColumn, parent, ...table } = mixedTable(schema, remembered, settings)
  const known = remembered.filter(({ propertyId }) => propertyId !== kindColumn?.id)
  const bind = (kind: MixedKind, peoples?: ReadonlySet<string>) =>
    bindKind(
      { ...database, kind },
      { ...schema, properties: [...table.properties] },
      rows,
      known,
      table.settings,
      peoples,
    )
  const objectives = bind('objectives').bound
  const keyResults = bind('keyResults').bound
  const peoples = [objectives, keyResults].flatMap(({ columns }) =>
    [...columns].filter(([code]) => code !== 'word').map(([, { propertyId }]) => propertyId),
  )
  const isFirst = database.kind === 'objectives'
  const found = bind(isFirst ? 'objectives' : 'keyResults', new Set(peoples))
  const kindOf = kindsOfRows({ kindColumn, parent }, rows, keyResults.columns.get('target')?.propertyId)
  const own = rows.filter((row) => kindOf(row) === database.kind)
  const others = isFirst ? rows.filter((row) => kindOf(row) === null) : []
  const told = isFirst ? [] : objectives.findings
  const used = [objectives, keyResults].flatMap(({ columns, written }) => [
    ...columns.values(),
    ...written.values(),
  ])
  return {
    ...found,
    bound: {
      ...found.bound,
      alsoUsed: [...used, ...(kindColumn ? [kindColumn] : [])].map(({ name }) => name),
      lost: ofRows(found.bound.lost, new Set(own.map(({ id }) => id))),
      findings: [
        ...found.bound.findings.filter(
          ({ code, property }) =>
            property === null || !told.some((each) => each.code === code && each.property === property),
        ),
        ...(kindColumn ? neitherKind(kindColumn, others) : []),
      ],
    },
    rows: own,
  }
}

/** What is not known of some rows. */
function ofRows(lost: BoundDatabase['lost'], ids: ReadonlySet<string>): BoundDatabase['lost'] {
  const ours = [...lost].map(
    ([code, column]) =>
      [code, { ...column, rows: new Set([...column.rows].filter((id) => ids.has(id))) }] as const,
  )
  return new Map(ours.filter(([code, { rows }]) => rows.size > 0 || lost.get(code)?.rows.size === 0))
}

function bindKind(
  database: ConfiguredDatabase,
  schema: DataSource,
  rows: readonly Row[],
  remembered: readonly Binding[],
  settings: Readonly<Record<string, string>>,
  /** Further properties that are people's. */
  peoples: ReadonlySet<string> = new Set(),
): Bound {
  const { kind, flat, setting } = database
  const { properties } = schema
  const fields = fieldsOf(kind, flat)
  const input = withFurtherColumns({ kind, fields, properties, rows, remembered, settings })
  const people = bindColumns(input)
  const taken = new Set([...peoples, ...[...people.columns.values()].map((column) => column.propertyId)])
  const claim = claimColumns({ ...input, taken })
  const title = properties.find((property) => property.type === 'title')
  const madeByInit = madeAs(title?.description ?? '') === kind
  const lacking =
    people.lost.size === 0 ? lackingColumns(kind, [...claim.lacking.values()], properties, madeByInit) : null

  const columns = new Map(people.columns)
  if (claim.word) columns.set('word', claim.word)
  const written = new Map<ServiceField, Column>(claim.owned)
  const current = kind === 'keyResults' ? columns.get('current') : undefined
  if (current?.type === 'number') written.set('current', current)

  const word = lostWord(input, claim.word)
  const followed = followedColumns(input, columns, claim.owned)

  const bound: BoundDatabase = {
    kind,
    flat,
    setting,
    dataSourceId: schema.id,
    madeByInit,
    columns,
    lost: new Map([...people.lost, ...word.lost]),
    written,
    lacking: new Set(claim.lacking.keys()),
    gone: claim.gone,
    findings: [
      ...people.findings,
      ...word.findings,
      ...claim.findings,
      ...followed.findings,
      ...(lacking ? [lacking] : []),
    ],
  }
  return {
    bound,
    news: newBindings(schema.id, columns, claim, rows, remembered),
    followed: followed.bindings,
  }
}
