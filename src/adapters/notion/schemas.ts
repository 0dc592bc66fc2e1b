import * as z from 'zod'
import type { Instant } from '#src/core/model.ts'
import { type Cell, cellFrom, RichText } from './cells.ts'
import { momentOf } from './day-of.ts'
import { formulaReads, type ReadRelation } from './formula-reads.ts'
import { type RowCells, rowCells } from './row-cells.ts'

/**
 * What is read of Notion's answers: only the fields used, and leniently, since Notion adds to them without notice.
 * A schema and its type share a name.
 */

const Named = z.object({ name: z.string() })

const Options = z.object({ options: z.array(Named) })

/** A property of a schema, whatever its type. */
export const Property = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    description: z.string().nullish(),
    number: z.object({ format: z.string() }).optional(),
    select: Options.optional(),
    multi_select: Options.optional(),
    status: Options.optional(),
    relation: z
      .object({
        data_source_id: z.string().nullish().catch(null),
        dual_property: z
          .object({ synced_property_id: z.string(), synced_property_name: z.string() })
          .transform((synced) => ({ id: synced.synced_property_id, name: synced.synced_property_name }))
          .optional()
          .catch(undefined),
      })
      .optional(),
    rollup: z
      .object({
        function: z.string(),
        relation_property_id: z.string(),
        relation_property_name: z.string().catch(''),
      })
      .optional()
      .catch(undefined),
    formula: z.object({ expression: z.string() }).optional().catch(undefined),
  })
  .transform(({ select, multi_select, status, number, relation, rollup, formula, ...property }) => ({
    ...property,
    description: property.description ?? '',
    options: (select ?? multi_select ?? status)?.options.map((option) => option.name) ?? [],
    // What a rollup counts in percent is a share, as in Notion's percent format.
    format: number?.format ?? (rollup?.function.startsWith('percent') ? 'percent' : null),
    /** Of a relation: the data source that it leads to. */
    leadsTo: relation?.data_source_id ?? null,
    /** Of a relation that is shown on both sides: what the other side is called. */
    otherSide: relation?.dual_property ?? null,
    /** Of a rollup: the relation whose rows it looks at, and what it makes of them. */
    ...(rollup && {
      rolls: {
        over: rollup.relation_property_id,
        overName: rollup.relation_property_name,
        function: rollup.function,
      },
    }),
    ...(formula && { expression: formula.expression }),
  }))
export type Property = z.infer<typeof Property> & {
  /** Of a formula: the relations that it reads. */
  readonly reads?: readonly ReadRelation[]
}

export const DataSource = z.object({
  id: z.string(),
  title: RichText.catch(''),
  /** A property that is not as promised is as good as absent. */
  properties: z.record(z.string(), z.unknown()).transform((properties): Property[] => {
    const read = Object.values(properties).flatMap((each) => Property.safeParse(each).data ?? [])
    // The expression itself is long, and needed no more.
    return read.map(({ expression, ...property }) => {
      const reads = expression === undefined ? [] : formulaReads({ ...property, expression }, read)
      return reads.length > 0 ? { ...property, reads } : property
    })
  }),
})
export type DataSource = z.infer<typeof DataSource>

export const Database = z.object({
  id: z.string(),
  title: RichText.catch(''),
  data_sources: z.array(z.object({ id: z.string(), name: z.string().catch('') })),
})
export type Database = z.infer<typeof Database>

/** One leg of a walk through a list. */
export const Leg = z.object({
  results: z.array(z.unknown()),
  has_more: z.boolean(),
  next_cursor: z.string().nullish(),
  /** Absent unless there is something to say. */
  request_status: z.object({ type: z.string() }).nullish(),
})

export type Leg = z.infer<typeof Leg>

/** A row of a data source. */
export interface Row {
  readonly id: string
  readonly url: string
  /** Floored to the minute by Notion, as is the next. */
  readonly createdAt: Instant
  readonly lastEdited: Instant
  /** By the property's id. */
  readonly cells: RowCells
}

const Moment = z.string().transform((text) => momentOf(text) ?? text)

/** A page of a data source's; its cells are read one by one, so that a bad one does not sink the row. */
export const RowPage = z
  .object({
    object: z.literal('page'),
    id: z.string(),
    url: z.string().catch(''),
    created_time: Moment.catch(''),
    last_edited_time: Moment,
    in_trash: z.boolean().catch(false),
    is_archived: z.boolean().catch(false),
    parent: z.object({ data_source_id: z.string().optional() }).nullish().catch(null),
    properties: z.custom<Readonly<Record<string, unknown>>>(isObject),
  })
  .transform((page) => ({
    row: {
      id: page.id,
      url: page.url,
      createdAt: page.created_time,
      lastEdited: page.last_edited_time,
      cells: rowCells(cellsFrom(page.properties)),
    } satisfies Row as Row,
    /** In the trash or archived: no row any more. */
    isAway: page.in_trash || page.is_archived,
    /** '': in none; null: Notion does not say. */
    dataSourceId: page.parent ? (page.parent.data_source_id ?? '') : null,
  }))

function* cellsFrom(properties: Readonly<Record<string, unknown>>): Generator<[string, Cell]> {
  for (const cell of Object.values(properties)) {
    if (isObject(cell) && typeof cell['id'] === 'string') yield [cell['id'], cellFrom(cell)]
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A block of a page, as far as it may be a database. */
export const Block = z.object({ type: z.string(), id: z.string() })
