import { expect, test } from 'vitest'
import { addPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { createTable, type Served, serveNotion } from './serve-notion.ts'

const at = { lastEdited: '2026-11-01T08:00:00.000Z' }

/** A property as its schema describes it, with the parts that these tests look at. */
interface Schema {
  readonly id: string
  readonly select: { readonly options: readonly { readonly name: string }[] }
  readonly relation: {
    readonly dual_property: {
      readonly synced_property_id: string
      readonly synced_property_name: string
    }
  }
}

interface Schemas {
  readonly names: readonly string[]
  of(name: string): Schema
}

async function schemaOf({ client }: Served, id: string): Promise<Schemas> {
  const { properties } = await client.dataSources.retrieve({ data_source_id: id })
  const of = (name: string) => {
    const property = properties[name]
    if (!property) throw new Error(`no property ${name}`)
    return property as unknown as Schema
  }
  return { names: Object.keys(properties), of }
}

test('a database is made with its first data source, and the schema keeps its order', async () => {
  const served = serveNotion()
  const { client } = served
  const table = await createTable(served, 'Objectives', {
    Score: { number: { format: 'percent' }, description: 'Written by the service' },
    Objective: { title: {}, description: 'What we want' },
    Level: { select: { options: [{ name: 'Company' }, { name: 'Team' }] } },
  })
  const schema = await schemaOf(served, table)

  expect(schema.names).toEqual(['Objective', 'Score', 'Level'])
  expect(schema.of('Objective')).toMatchObject({
    id: 'title',
    type: 'title',
    description: 'What we want',
  })
  expect(schema.of('Score')).toMatchObject({
    number: { format: 'percent' },
    description: 'Written by the service',
  })
  expect(schema.of('Level').select.options.map((option) => option.name)).toEqual(['Company', 'Team'])
  const database_id = served.state.dataSources.get(table)?.databaseId ?? ''
  const database = await client.databases.retrieve({ database_id })
  expect(database).toMatchObject({ data_sources: [{ id: table, name: 'Objectives' }] })
})

test('some property ids need encoding in a URL, and the encoded form is what answers carry', async () => {
  const served = serveNotion()
  const names = ['A', 'B', 'C', 'D']
  const texts = Object.fromEntries(names.map((name) => [name, { rich_text: {} }]))
  const schema = await schemaOf(served, await createTable(served, 'T', { Name: { title: {} }, ...texts }))
  const ids = names.map((name) => String(schema.of(name).id))

  expect(ids.some((id) => id.includes('%'))).toBe(true)
  expect(ids.every((id) => encodeURIComponent(decodeURIComponent(id)) === id)).toBe(true)
})

test('a rename keeps the id, and null removes', async () => {
  const served = serveNotion()
  const { client } = served
  const table = await createTable(served, 'T', { Name: { title: {} }, A: { rich_text: {} }, B: { url: {} } })
  const before = await schemaOf(served, table)
  await client.dataSources.update({
    data_source_id: table,
    properties: { [before.of('A').id]: { name: 'Alpha' }, B: null, Name: { name: 'Title' } },
  })
  const after = await schemaOf(served, table)

  expect(after.names).toEqual(['Title', 'Alpha'])
  expect(after.of('Alpha').id).toBe(before.of('A').id)
})

test('a schema request is carried out whole or not at all', async () => {
  const served = serveNotion()
  const { client } = served
  const table = await createTable(served, 'T', { Name: { title: {} } })
  const bad = { A: { rich_text: {} }, B: { number: {}, url: {} } }

  await expect(
    client.dataSources.update({ data_source_id: table, properties: bad as never }),
  ).rejects.toMatchObject({ code: 'validation_error' })
  expect((await schemaOf(served, table)).names).toEqual(['Name'])
})

test('a database that fails to be made leaves nothing behind', async () => {
  const served = serveNotion()
  const properties = { Name: { title: {} }, A: { select: { options: [{ name: 'x' }, { name: 'X' }] } } }

  await expect(createTable(served, 'T', properties)).rejects.toMatchObject({ code: 'validation_error' })
  expect(served.state.databases.size).toBe(0)
})

test('a database without a title is refused', async () => {
  await expect(createTable(serveNotion(), 'T', { A: { rich_text: {} } })).rejects.toMatchObject({
    message: 'Title is not provided',
  })
})

test('a property description of more than 280 characters is refused', async () => {
  const properties = { Name: { title: {} }, A: { rich_text: {}, description: 'x'.repeat(281) } }

  await expect(createTable(serveNotion(), 'T', properties)).rejects.toMatchObject({
    message: expect.stringContaining('description.length should be ≤ `280`, instead was `281`'),
  })
})

test('a dual relation appears on both sides, and a rename of one side shows on the other', async () => {
  const served = serveNotion()
  const { client } = served
  const goals = await createTable(served, 'Goals', { Name: { title: {} } })
  const work = await createTable(served, 'Work', {
    Name: { title: {} },
    Goal: { relation: { data_source_id: goals, dual_property: {} } },
  })
  expect((await schemaOf(served, work)).of('Goal').relation).toMatchObject({
    data_source_id: goals,
    dual_property: { synced_property_name: 'Related to Work (Goal)' },
  })

  const { synced_property_id } = (await schemaOf(served, work)).of('Goal').relation.dual_property
  await client.dataSources.update({
    data_source_id: goals,
    properties: { [synced_property_id]: { name: 'Work' } },
  })
  expect((await schemaOf(served, work)).of('Goal').relation.dual_property.synced_property_name).toBe('Work')
  expect((await schemaOf(served, goals)).of('Work').relation.dual_property.synced_property_name).toBe('Goal')
})

test('the other side is named at once where the request names it', async () => {
  const served = serveNotion()
  const goals = await createTable(served, 'Goals', { Name: { title: {} } })
  await createTable(served, 'Work', {
    Name: { title: {} },
    Goal: { relation: { data_source_id: goals, dual_property: { synced_property_name: 'Work' } } },
  })

  expect((await schemaOf(served, goals)).names).toEqual(['Name', 'Work'])
})

test('a table may relate to itself, both ways', async () => {
  const served = serveNotion()
  const { client, state } = served
  const table = await createTable(served, 'Objectives', { Name: { title: {} } })
  await client.dataSources.update({
    data_source_id: table,
    properties: {
      Supports: {
        relation: { data_source_id: table, dual_property: { synced_property_name: 'Supported by' } },
      },
    },
  })
  const top = addPage(state, table, { Name: 'Top' }, at)
  addPage(state, table, { Name: 'Low', Supports: [top] }, at)

  expect(showPage(state, top)).toMatchObject({ Supports: null, 'Supported by': ['Low'] })
})

test('a one-way relation made two-way shows the links it already had', async () => {
  const served = serveNotion()
  const { client, state } = served
  const goals = await createTable(served, 'Goals', { Name: { title: {} } })
  const work = await createTable(served, 'Work', {
    Name: { title: {} },
    Goal: { relation: { data_source_id: goals, single_property: {} } },
  })
  const goal = addPage(state, goals, { Name: 'Goal' }, at)
  addPage(state, work, { Name: 'Task', Goal: [goal] }, at)
  await client.dataSources.update({
    data_source_id: work,
    properties: {
      Goal: { relation: { data_source_id: goals, dual_property: { synced_property_name: 'Work' } } },
    },
  })

  expect(showPage(state, goal)).toMatchObject({ Work: ['Task'] })
})

test('the options given are the options kept, by name or id', async () => {
  const served = serveNotion()
  const { client, state } = served
  const table = await createTable(served, 'T', {
    Name: { title: {} },
    Level: { select: { options: [{ name: 'A' }, { name: 'B' }] } },
  })
  const row = addPage(state, table, { Name: 'Row', Level: 'B' }, at)
  const before = await schemaOf(served, table)
  await client.dataSources.update({
    data_source_id: table,
    properties: { Level: { select: { options: [{ name: 'A' }, { name: 'C' }] } } },
  })
  const after = await schemaOf(served, table)

  expect(after.of('Level').select.options[0]).toEqual(before.of('Level').select.options[0])
  expect(after.of('Level').select.options.map((option) => option.name)).toEqual(['A', 'C'])
  expect(showPage(state, row)['Level']).toBeNull()
})

test('a property that changes its type keeps its id and loses what it held', async () => {
  const served = serveNotion()
  const { client, state } = served
  const table = await createTable(served, 'T', { Name: { title: {} }, Score: { number: {} } })
  const row = addPage(state, table, { Name: 'Row', Score: 1 }, at)
  const before = await schemaOf(served, table)
  await client.dataSources.update({ data_source_id: table, properties: { Score: { rich_text: {} } } })

  expect((await schemaOf(served, table)).of('Score')).toMatchObject({
    id: before.of('Score').id,
    type: 'rich_text',
  })
  expect(showPage(state, row)['Score']).toBeNull()
})

test('a relation to a data source that is not there is refused', async () => {
  const nowhere = '00000000-0000-4000-8000-000000000000'
  const properties = {
    Name: { title: {} },
    A: { relation: { data_source_id: nowhere, single_property: {} } },
  }

  await expect(createTable(serveNotion(), 'T', properties)).rejects.toMatchObject({
    code: 'object_not_found',
  })
})
