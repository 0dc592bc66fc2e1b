import { expect, test } from 'vitest'
import type { KeptRow, KeptSource, RowStore } from '#src/ports/row-store.ts'

const source: KeptSource = {
  dataSourceId: 'ds1',
  readUntil: '2026-11-20T08:00:00.000Z',
  wholeAt: '2026-11-20T03:00:00.000Z',
  schemaAt: '2026-11-20T07:55:00.000Z',
  schema: '{"properties":[]}',
}

const row = (pageId: string, data = '{"cells":[]}'): KeptRow => ({
  dataSourceId: 'ds1',
  pageId,
  hash: `hash of ${data}`,
  data,
})

/** @param fresh makes a store that keeps nothing yet */
export function rowStoreContract(fresh: () => Promise<RowStore>): void {
  test('where nothing is kept there is nothing, and nothing to keep is kept', async () => {
    const store = await fresh()

    await store.save({ sources: [], rows: [], gone: [] })

    expect(await store.sources()).toEqual([])
    expect(await store.rows('ds1')).toEqual([])
  })

  test('rows are kept as they are, by data source and ordered by page', async () => {
    const store = await fresh()
    const odd = row('b', '{"title":"Zoë\'s \\"plan\\" 🌱\\u0000","n":[1,null]}')
    const elsewhere = { ...row('c'), dataSourceId: 'ds2' }

    await store.save({ sources: [source], rows: [odd, elsewhere, row('a')], gone: [] })

    expect(await store.rows('ds1')).toEqual([row('a'), odd])
    expect(await store.rows('ds2')).toEqual([elsewhere])
    expect(await store.sources()).toEqual([source])
  })

  test('what is kept anew replaces what was there, and leaves the rest', async () => {
    const store = await fresh()
    await store.save({ sources: [source], rows: [row('a'), row('b')], gone: [] })
    const later = { ...source, readUntil: '2026-11-20T08:05:00.000Z', schema: '{}' }
    const other = { ...source, dataSourceId: 'ds0' }

    await store.save({ sources: [later, other], rows: [row('b', '{"new":1}')], gone: [] })

    expect(await store.sources()).toEqual([other, later])
    expect(await store.rows('ds1')).toEqual([row('a'), row('b', '{"new":1}')])
  })

  test('pages that are gone are dropped in their data source only, and need not be there', async () => {
    const store = await fresh()
    const elsewhere = { ...row('a'), dataSourceId: 'ds2' }
    await store.save({ sources: [], rows: [row('a'), row('b'), elsewhere], gone: [] })

    await store.save({
      sources: [],
      rows: [],
      gone: [
        { dataSourceId: 'ds1', pageId: 'a' },
        { dataSourceId: 'ds1', pageId: 'never there' },
      ],
    })

    expect(await store.rows('ds1')).toEqual([row('b')])
    expect(await store.rows('ds2')).toEqual([elsewhere])
  })

  test('a large company is kept and dropped at once', async () => {
    const store = await fresh()
    const rows = Array.from({ length: 3_000 }, (_, number) =>
      row(`page ${10_000 + number}`, `{"text":"${'é'.repeat(300)}"}`),
    )

    await store.save({ sources: [source], rows, gone: [] })
    const kept = await store.rows('ds1')
    await store.save({ sources: [source], rows: [], gone: rows.slice(1) })

    expect(kept).toEqual(rows)
    expect(await store.rows('ds1')).toEqual([rows[0]])
  })
}
