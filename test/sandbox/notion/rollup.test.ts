import { expect, test } from 'vitest'
import { addPage, type SeedValues } from '#src/sandbox/notion/seed.ts'
import { cellsOf, createTable, serveNotion } from './serve-notion.ts'

const at = { lastEdited: '2026-11-18T10:30:20.000Z' }

/** A row that is related to others, and rolls one of their columns up by each of some functions. */
async function rolledUp(
  rows: readonly SeedValues[],
  column: string,
  functions: readonly string[],
  limit = 25,
) {
  const served = serveNotion({ relationLimit: limit })
  const { client, state } = served
  const metrics = await createTable(served, 'Metrics', {
    Name: { title: {} },
    Value: { number: {} },
    Day: { date: {} },
    Unit: { select: {} },
    Share: { formula: { expression: 'prop("Value") / 100' } },
  })
  const rollup = (name: string) => ({
    rollup: { relation_property_name: 'Metrics', rollup_property_name: column, function: name },
  })
  const results = await createTable(served, 'Results', {
    Name: { title: {} },
    Metrics: { relation: { data_source_id: metrics, single_property: {} } },
  })
  await client.dataSources.update({
    data_source_id: results,
    properties: Object.fromEntries(functions.map((name) => [name, rollup(name)])) as never,
  })
  const related = rows.map((row) => addPage(state, metrics, row, at))
  const row = addPage(state, results, { Name: 'R', Metrics: related }, at)
  const cells = cellsOf(await client.pages.retrieve({ page_id: row }))
  return Object.fromEntries(functions.map((name) => [name, cells[name]?.['rollup']]))
}

test('rollups of numbers are reckoned over the rows that are related', async () => {
  const rows = [{ Value: 4 }, { Value: 10 }, {}]

  expect(
    await rolledUp(rows, 'Value', ['sum', 'average', 'min', 'max', 'range', 'count', 'not_empty']),
  ).toMatchObject({
    sum: { type: 'number', number: 14, function: 'sum' },
    average: { number: 7 },
    min: { number: 4 },
    max: { number: 10 },
    range: { number: 6 },
    count: { number: 3 },
    not_empty: { number: 2 },
  })
  expect(await rolledUp([], 'Value', ['sum', 'count'])).toMatchObject({
    sum: { number: null },
    count: { number: 0 },
  })
})

test('a rollup shows originals with their types, formulas too', async () => {
  const rows = [{ Unit: 'EUR', Share: 0.25 }]

  expect(await rolledUp(rows, 'Unit', ['show_original'])).toMatchObject({
    show_original: { type: 'array', array: [{ type: 'select', select: { name: 'EUR' } }] },
  })
  expect(await rolledUp(rows, 'Share', ['show_original', 'sum'])).toMatchObject({
    show_original: { array: [{ type: 'formula', formula: { type: 'number', number: 0.25 } }] },
    sum: { number: 0.25 },
  })
})

test('rollups of days give the first, the last and the time between', async () => {
  const rows = [{ Day: '2026-11-04' }, { Day: '2026-10-01' }, {}]

  expect(await rolledUp(rows, 'Day', ['earliest_date', 'latest_date', 'date_range'])).toMatchObject({
    earliest_date: { type: 'date', date: { start: '2026-10-01' } },
    latest_date: { date: { start: '2026-11-04' } },
    date_range: { date: { start: '2026-10-01', end: '2026-11-04' } },
  })
})

test('a rollup counts no more rows than its relation shows, and some are not computed at all', async () => {
  const rows = Array.from({ length: 4 }, () => ({ Value: 1 }))

  expect(await rolledUp(rows, 'Value', ['sum', 'median', 'unique'], 3)).toEqual({
    sum: { type: 'number', number: 3, function: 'sum' },
    median: { type: 'unsupported', unsupported: {}, function: 'median' },
    unique: { type: 'unsupported', unsupported: {}, function: 'unique' },
  })
})
