import * as z from 'zod'

/**
 * What is read of Notion's answers: only the fields used, and leniently, since Notion adds to them without notice.
 * A schema and its type share a name.
 */

const RichText = z
  .array(z.object({ plain_text: z.string() }))
  .transform((runs) => runs.map((run) => run.plain_text).join(''))

/** Text as people see it, and again with the addresses that hide behind words or mentions. */
const LinkedText = z
  .array(z.object({ plain_text: z.string(), href: z.string().nullish() }))
  .transform((runs) => ({
    text: runs.map((run) => run.plain_text).join(''),
    linked: runs.map(withAddress).join(''),
  }))

/** A piece of its own address, such as the half of it that is bold, is no second link. */
function withAddress({ plain_text, href }: { plain_text: string; href?: string | null | undefined }): string {
  if (!href?.startsWith('http') || plain_text.includes(href)) return plain_text
  return href.includes(plain_text.trim()) ? ` ${href} ` : `${plain_text} ${href} `
}

const Named = z.object({ name: z.string() })

const Options = z.object({ options: z.array(Named) })

export const User = z.object({
  id: z.string(),
  /** Absent from a partial user, which has to be looked up. */
  name: z.string().nullish(),
  person: z.object({ email: z.string().nullish() }).optional(),
})
export type User = z.infer<typeof User>

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
        dual_property: z
          .object({ synced_property_id: z.string(), synced_property_name: z.string() })
          .transform((synced) => ({ id: synced.synced_property_id, name: synced.synced_property_name }))
          .optional()
          .catch(undefined),
      })
      .optional(),
  })
  .transform(({ select, multi_select, status, number, relation, ...property }) => ({
    ...property,
    description: property.description ?? '',
    options: (select ?? multi_select ?? status)?.options.map((option) => option.name) ?? [],
    format: number?.format ?? null,
    /** Of a relation that is shown on both sides: what the other side is called. */
    otherSide: relation?.dual_property ?? null,
  }))
export type Property = z.infer<typeof Property>

export const DataSource = z.object({
  id: z.string(),
  title: RichText.catch(''),
  /** A property that is not as promised is as good as absent. */
  properties: z
    .record(z.string(), z.unknown())
    .transform((properties) =>
      Object.values(properties).flatMap((each) => Property.safeParse(each).data ?? []),
    ),
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
  request_status: z.object({ type: z.string() }).optional(),
})

export type Leg = z.infer<typeof Leg>

const WithId = z.looseObject({ id: z.string() })

/** A row; its cells are read one by one, so that a bad one does not sink the row. */
export const Row = z.object({
  object: z.literal('page'),
  id: z.string(),
  url: z.string().catch(''),
  last_edited_time: z.string(),
  in_trash: z.boolean().catch(false),
  /** By the property's id. */
  properties: z.record(z.string(), z.unknown()).transform((properties) => {
    const cells = Object.values(properties).flatMap((cell) => WithId.safeParse(cell).data ?? [])
    return new Map<string, unknown>(cells.map((cell) => [cell.id, cell]))
  }),
})
export type Row = z.infer<typeof Row>

const NotionDate = z.object({ start: z.string(), end: z.string().nullish(), time_zone: z.string().nullish() })
export type NotionDate = z.infer<typeof NotionDate>

/** A cell of one of the types that fields are read from. */
export const Cell = z.discriminatedUnion('type', [
  z.object({ type: z.literal('title'), title: RichText }),
  z.object({ type: z.literal('rich_text'), rich_text: LinkedText }),
  z.object({ type: z.literal('number'), number: z.number().nullable() }),
  z.object({ type: z.literal('select'), select: Named.nullable() }),
  z.object({ type: z.literal('status'), status: Named.nullable() }),
  z.object({ type: z.literal('multi_select'), multi_select: z.array(Named) }),
  z.object({ type: z.literal('date'), date: NotionDate.nullable() }),
  z.object({ type: z.literal('created_time'), created_time: z.string() }),
  z.object({ type: z.literal('people'), people: z.array(User) }),
  z.object({
    type: z.literal('relation'),
    relation: z.array(z.object({ id: z.string() })),
    has_more: z.boolean().optional(),
  }),
  z.object({ type: z.literal('url'), url: z.string().nullable() }),
  z.object({ type: z.literal('email'), email: z.string().nullable() }),
  z.object({ type: z.literal('phone_number'), phone_number: z.string().nullable() }),
])
export type Cell = z.infer<typeof Cell>

/** One link of a relation as the property endpoint lists them. */
export const RelationItem = z.object({ relation: z.object({ id: z.string() }) })

/** A block of a page, as far as it may be a database. */
export const Block = z.object({ type: z.string(), id: z.string() })
