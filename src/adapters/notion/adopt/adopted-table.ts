import * as z from 'zod'
import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { isDatabaseLocked } from '#src/adapters/notion/is-database-locked.ts'
import { DataSource } from '#src/adapters/notion/schemas.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Obstacle } from '#src/ports/adoption.ts'

/** What Notion takes for a data source at most. */
const MOST_PROPERTIES = 500

/** A property that reads others. */
export interface Reader {
  readonly name: string
  /** A formula in Notion's words; '' for a rollup. */
  readonly expression: string
  /** The property that a rollup looks at, in the data source that its relation leads to; null: it is a formula. */
  readonly rolls: { readonly propertyId: string; readonly dataSourceId: string | null } | null
}

/** A data source as it is before it is changed. */
export interface AdoptedTable {
  readonly schema: DataSource
  /** Of every property, also of those that cannot be read: a request with a name or an id that is there changes what has it. */
  readonly names: readonly string[]
  readonly ids: readonly string[]
  /** Formulas and rollups, each with what tells which columns it reads. */
  readonly readers: readonly Reader[]
  /** What keeps the service from changing it; null: nothing. */
  readonly obstacle: Obstacle | null
}

const Any = z.object({
  id: z.string().catch(''),
  formula: z.object({ expression: z.string() }).optional().catch(undefined),
  rollup: z
    .object({ rollup_property_id: z.string(), relation_property_id: z.string() })
    .optional()
    .catch(undefined),
})

const Whole = z.object({
  properties: z.record(z.string(), Any.catch({ id: '' })),
  in_trash: z.boolean().catch(false),
  is_archived: z.boolean().catch(false),
  parent: z.object({ database_id: z.string().nullable().catch(null) }).catch({ database_id: null }),
})

/** Reads what has to be known before columns are added or removed: two requests. */
export async function readAdoptedTable(notion: Notion, id: string): Promise<AdoptedTable> {
  const parse = z.unknown().transform((answer, context) => {
    const parsed = DataSource.safeParse(answer)
    const whole = Whole.safeParse(answer)
    if (parsed.success && whole.success) return { schema: parsed.data, ...whole.data }
    for (const issue of parsed.error?.issues ?? whole.error?.issues ?? []) {
      context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] })
    }
    return z.NEVER
  })
  const found = await notion.ask({ to: `read the properties of ${id}` }, parse, (client) =>
    client.dataSources.retrieve({ data_source_id: id }),
  )
  const { schema } = found
  const { database_id: databaseId } = found.parent
  const isLocked = databaseId !== null && (await isDatabaseLocked(notion, databaseId))
  return {
    schema,
    names: Object.keys(found.properties),
    ids: Object.values(found.properties).map((property) => property.id),
    readers: readersIn(schema, found.properties),
    obstacle: obstacleOf(cleanText(schema.title, 60), found.in_trash || found.is_archived, isLocked),
  }
}

function readersIn(
  { properties }: DataSource,
  all: Readonly<Record<string, z.infer<typeof Any>>>,
): readonly Reader[] {
  return Object.entries(all).flatMap(([name, { formula, rollup }]): readonly Reader[] => {
    if (formula) return [{ name, expression: formula.expression, rolls: null }]
    if (!rollup) return []
    const over = properties.find(({ id }) => id === rollup.relation_property_id)
    const rolls = { propertyId: rollup.rollup_property_id, dataSourceId: over?.leadsTo ?? null }
    return [{ name, expression: '', rolls }]
  })
}

function obstacleOf(title: string, isAway: boolean, isLocked: boolean): Obstacle | null {
  if (isAway) {
    return {
      message: `${title} is archived or in the trash, so nothing of it is changed.`,
      mend: 'Restore it in Notion, or take it out of the settings.',
    }
  }
  if (!isLocked) return null
  return {
    message: `${title} is locked in Notion, so none of its columns is changed.`,
    mend: 'Unlock it in Notion (••• > Unlock database), run the command again, and lock it again if you like.',
  }
}

/** @returns what Notion's limit keeps from being added; null: nothing */
export function overLimit({ names, schema }: AdoptedTable, more: number): Obstacle | null {
  if (names.length + more <= MOST_PROPERTIES) return null
  const room = Math.max(0, MOST_PROPERTIES - names.length)
  return {
    message: `${cleanText(schema.title, 60)} has ${names.length} properties and Notion takes ${MOST_PROPERTIES}, so there is room for ${room} more and not for ${more}.`,
    mend: 'Delete properties that nobody uses, or leave columns out with an empty name in NOTION_PROPERTIES. Status and Why are enough.',
  }
}
