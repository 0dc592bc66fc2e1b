import * as z from 'zod'
import { RowPage } from './schemas.ts'

/** What one entry of a query's answer says. */
export type Listed =
  | (z.infer<typeof RowPage> & { readonly is: 'row'; readonly result: unknown })
  /** Only its id is shown; '' where not even that. */
  | { readonly is: 'unreadable'; readonly id: string }

type ShownRow = Extract<Listed, { readonly is: 'row' }>

/** Whether a row that was asked for by its id is one of the data source's, as far as Notion says. */
export function isRowOf(dataSourceId: string, { isAway, dataSourceId: of }: ShownRow): boolean {
  return !isAway && (of === null || of === dataSourceId)
}

const WithId = z.object({ object: z.string().catch(''), id: z.string() })

/** @returns null for what is no row: a wiki lists its data sources among its pages */
export function listedRow(result: unknown): Listed | null {
  const page = RowPage.safeParse(result)
  if (page.success) return { ...page.data, is: 'row', result }
  const { data: found } = WithId.safeParse(result)
  return found?.object === 'data_source' ? null : { is: 'unreadable', id: found?.id ?? '' }
}
