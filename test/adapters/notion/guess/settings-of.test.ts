import { expect, test } from 'vitest'
import { bindDatabase } from '#src/adapters/notion/bind-database.ts'
import { guessTables } from '#src/adapters/notion/guess/guess-tables.ts'
import type { SampledTable } from '#src/adapters/notion/guess/sampled-table.ts'
import { settingsOf } from '#src/adapters/notion/guess/settings-of.ts'
import { aTable, number, rows, select, text, title } from './a-table.ts'

function boundBySync(table: SampledTable, settings: Record<string, string>): Record<string, string> {
  const database = {
    kind: 'keyResults',
    flat: true,
    setting: 'NOTION_OKRS',
    reference: table.schema.id,
  } as const
  const { bound } = bindDatabase(database, table.schema, table.rows, [], settings)
  return Object.fromEntries([...bound.columns].map(([field, { name }]) => [field, name]))
}

const okrs = { 'Key result': title, Objective: text, Current: number }

test('what a sync finds by itself needs no setting', () => {
  expect(settingsOf(guessTables([aTable('OKRs', { ...okrs, Zielwert: number })]))).toEqual({})
})

test('with the settings every sync reads the tables as they were guessed, each by its own names', () => {
  const tables = [
    aTable('OKRs 2025', { ...okrs, Goal: number }),
    aTable('OKRs 2026', { ...okrs, Target: number }),
  ]
  const settings = settingsOf(guessTables(tables))
  expect(settings).toEqual({ 'keyResults.target': 'Goal | Target' })
  expect(tables.map((table) => boundBySync(table, settings)['target'])).toEqual(['Goal', 'Target'])
})

test('a name that means another thing in the next table is given by its id', () => {
  const first = aTable('OKRs 2025', { ...okrs, Goal: number })
  const second = aTable(
    'OKRs 2026',
    { ...okrs, Goal: text, Target: number },
    rows(3, (n) => ({
      'Key result': `KR ${n}`,
      Objective: 'Win',
      Goal: 'Be loved by all',
      Target: n,
      Current: n,
    })),
  )
  const renamed = { ...first.schema.properties.find(({ name }) => name === 'Goal')!, id: 'x%3A1' }
  const properties = first.schema.properties.map((each) => (each.name === 'Goal' ? renamed : each))
  const settings = settingsOf(guessTables([{ ...first, schema: { ...first.schema, properties } }, second]))
  expect(settings['keyResults.target']).toBe('x%3A1 | Target')
})

test('a column that could not be told is not read by its name either', () => {
  const table = aTable(
    'OKRs',
    { ...okrs, Target: number, Type: select('Alpha', 'Beta') },
    rows(4, (n) => ({ 'Key result': `KR ${n}`, Objective: 'Win', Type: n % 2 ? 'Alpha' : 'Beta' })),
  )
  const settings = settingsOf(guessTables([table]))
  expect(settings).toEqual({ 'keyResults.type': '' })
  expect(boundBySync(table, settings)).not.toHaveProperty('type')
})
