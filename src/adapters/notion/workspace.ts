import type { UpdateDataSourceParameters } from '@notionhq/client'
import type { DatabaseKind } from '#src/core/model.ts'
import type { Notion } from './connect-notion.ts'
import type { Look } from './create-ask.ts'
import { DataSource } from './schemas.ts'

/** The titles that `init` gives. */
export const databaseNames: Readonly<Record<DatabaseKind, string>> = {
  objectives: 'Objectives',
  keyResults: 'Key results',
  initiatives: 'Initiatives',
  decisions: 'Decisions',
}

export const databaseKinds = Object.keys(databaseNames) as readonly DatabaseKind[]

/** The four databases while `init` works on them. */
export interface Workspace {
  readonly notion: Notion
  /** As they are now. */
  readonly schemas: Record<DatabaseKind, DataSource>
  /** Properties that were made, apart from those that a new database was made with. */
  readonly added: { readonly kind: DatabaseKind; readonly name: string }[]
}

/** Reads a data source. */
export function readDataSource(notion: Notion, id: string): Promise<DataSource> {
  return notion.ask({ to: `read the properties of ${id}` }, DataSource, (client) =>
    client.dataSources.retrieve({ data_source_id: id }),
  )
}

/**
 * Adds, changes or removes properties of a data source.
 * @param to what for, in words for the operator
 * @param doubt which command to run again, and how to find out what became of a request that ended unknown; absent: it is a failure
 * @returns the data source as it is then
 */
export function changeDataSource(
  notion: Notion,
  id: string,
  to: string,
  properties: NonNullable<UpdateDataSourceParameters['properties']>,
  doubt?: { readonly again: string; readonly look: Look<DataSource> },
): Promise<DataSource> {
  const asking = {
    to,
    kind: 'create',
    capability: 'Update content',
    ...(doubt ? { again: doubt.again } : {}),
  } as const
  return notion.ask(
    asking,
    DataSource,
    (client) => client.dataSources.update({ data_source_id: id, properties }),
    doubt?.look,
  )
}
