import { expect, test } from 'vitest'
import type { Person } from '#src/core/model.ts'
import type { Binding, Bindings } from '#src/ports/bindings.ts'

const target: Binding = {
  dataSourceId: 'ds1',
  field: 'target',
  propertyId: '%3Aab%5C',
  name: 'Target',
  owned: false,
}
const status: Binding = {
  dataSourceId: 'ds1',
  field: 'status',
  propertyId: 'c%7Dd',
  name: 'Status',
  owned: true,
}

const ada: Person = { id: 'u1', name: 'Ada', email: 'ada@example.com' }
const guest: Person = { id: 'u2', name: 'Zoë 🌱', email: null }

/** @param fresh makes bindings that know nothing yet */
export function bindingsContract(fresh: () => Promise<Bindings>): void {
  test('bindings that know nothing answer with nothing', async () => {
    const bindings = await fresh()

    await bindings.save([])
    await bindings.savePeople([], '2026-11-20T08:00:00.000Z')

    expect(await bindings.list()).toEqual([])
    expect(await bindings.dataSource('db1')).toBeNull()
    expect(await bindings.people('2000-01-01T00:00:00.000Z')).toEqual([])
  })

  test('bindings are listed by data source and field', async () => {
    const bindings = await fresh()
    const elsewhere = { ...status, dataSourceId: 'ds0' }

    await bindings.save([target, status, elsewhere])

    expect(await bindings.list()).toEqual([elsewhere, status, target])
  })

  test('a binding replaces the one of the same data source and field and leaves the others', async () => {
    const bindings = await fresh()
    await bindings.save([target, status])
    const renamed = { ...target, name: 'Goal', propertyId: 'zz', owned: true }

    await bindings.save([renamed])

    expect(await bindings.list()).toEqual([status, renamed])
  })

  test('what is forgotten is gone, and nothing else', async () => {
    const bindings = await fresh()
    const elsewhere = { ...status, dataSourceId: 'ds0' }
    await bindings.save([target, status, elsewhere])

    await bindings.forget([])
    await bindings.forget([status, { dataSourceId: 'ds9', field: 'status' }])

    expect(await bindings.list()).toEqual([elsewhere, target])
  })

  test('all columns of a large workspace are saved at once', async () => {
    const bindings = await fresh()
    const many = Array.from({ length: 120 }, (_, number) => ({ ...target, field: `field${1000 + number}` }))

    await bindings.save(many)

    expect(await bindings.list()).toEqual(many)
  })

  test('a reference is resolved to the data source that was saved for it last', async () => {
    const bindings = await fresh()

    await bindings.saveDataSource('https://www.notion.so/db1?v=2', 'ds1')
    await bindings.saveDataSource('https://www.notion.so/db1?v=2', 'ds2')

    expect(await bindings.dataSource('https://www.notion.so/db1?v=2')).toBe('ds2')
    expect(await bindings.dataSource('https://www.notion.so/db1')).toBeNull()
  })

  test('people are known from the moment they were last looked up', async () => {
    const bindings = await fresh()
    await bindings.savePeople([guest, ada], '2026-11-10T08:00:00.000Z')
    await bindings.savePeople([{ ...guest, email: 'zoe@example.com' }], '2026-11-20T08:00:00.000Z')

    expect(await bindings.people('2026-11-10T08:00:00.000Z')).toEqual([
      ada,
      { ...guest, email: 'zoe@example.com' },
    ])
    expect(await bindings.people('2026-11-10T08:00:00.001Z')).toEqual([
      { ...guest, email: 'zoe@example.com' },
    ])
    expect(await bindings.people('2026-11-20T08:00:00.001Z')).toEqual([])
  })
}
