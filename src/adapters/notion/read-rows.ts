import * as z from 'zod'
import type { DatabaseKind, Finding } from '#src/core/model.ts'
import type { Notion } from './connect-notion.ts'
import { listAll } from './list-all.ts'
import { Row } from './schemas.ts'

const WithId = z.object({ object: z.string().catch(''), id: z.string() })

/**
 * Reads every row of a data source, in the order of their ids, since Notion promises none.
 * What is no readable row becomes a finding; a row that shows twice, because rows moved meanwhile, counts once.
 * @throws Failure
 */
export async function readRows(
  notion: Notion,
  source: { readonly id: string; readonly kind: DatabaseKind; readonly setting: string },
): Promise<{ rows: readonly Row[]; findings: readonly Finding[] }> {
  const results = await listAll(notion, { to: `read the rows of ${source.setting}` }, (client, paging) =>
    client.dataSources.query({ data_source_id: source.id, ...paging }),
  )
  const rows = new Map<string, Row>()
  const findings = new Map<string, Finding>()
  for (const result of results) {
    const row = Row.safeParse(result)
    if (row.success) {
      if (!row.data.in_trash) rows.set(row.data.id, row.data)
      continue
    }
    const { data: found } = WithId.safeParse(result)
    // A wiki lists its data sources among its pages.
    if (found?.object === 'data_source') continue
    findings.set(found?.id ?? '', unreadable(source.kind, found?.id ?? null))
  }
  const inOrder = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { rows: inOrder, findings: [...findings.values()] }
}

function unreadable(database: DatabaseKind, pageId: string | null): Finding {
  return {
    code: 'row_unreadable',
    level: 'mend',
    database,
    pageId,
    title: null,
    property: null,
    message: 'Notion lists this row but not what is in it, so it is left out.',
    mend: 'Open the row in Notion and share it with the connection (••• > Connections), or delete it.',
  }
}
