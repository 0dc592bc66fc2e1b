import { expect, test } from 'vitest'
import { addPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { cellsOf, createTable, type Served, serveNotion } from './serve-notion.ts'

const at = { lastEdited: '2026-11-01T08:00:00.000Z' }

async function goalsAndWork(served: Served): Promise<{ goals: string; work: string }> {
  const goals = await createTable(served, 'Goals', { Name: { title: {} } })
  const work = await createTable(served, 'Work', {
    Name: { title: {} },
    Goals: { relation: { data_source_id: goals, dual_property: { synced_property_name: 'Work' } } },
  })
  return { goals, work }
}

test('links written on one side show on the other, and go when they are replaced', async () => {
  const served = serveNotion()
  const { client, state } = served
  const { goals, work } = await goalsAndWork(served)
  const [one, two] = ['One', 'Two'].map((Name) => addPage(state, goals, { Name }, at)) as [string, string]
  const task = addPage(state, work, { Name: 'Task' }, at)
  const link = (ids: string[]) =>
    client.pages.update({ page_id: task, properties: { Goals: { relation: ids.map((id) => ({ id })) } } })

  await link([one, two])
  expect([showPage(state, one)['Work'], showPage(state, two)['Work']]).toEqual([['Task'], ['Task']])
  await link([two])
  expect([showPage(state, one)['Work'], showPage(state, two)['Work']]).toEqual([null, ['Task']])
})

test('a relation of more than 25 is cut and says so', async () => {
  const served = serveNotion()
  const { client, state } = served
  const { goals, work } = await goalsAndWork(served)
  const goal = addPage(state, goals, { Name: 'Goal' }, at)
  const tasks = Array.from({ length: 26 }, (_, index) =>
    addPage(state, work, { Name: `Task ${index}`, Goals: [goal] }, at),
  )
  const page = await client.pages.retrieve({ page_id: goal })

  expect(cellsOf(page)['Work']).toMatchObject({
    has_more: true,
    relation: tasks.slice(0, 25).map((id) => ({ id })),
  })
})

test('a page in the trash shows in no relation', async () => {
  const served = serveNotion()
  const { client, state } = served
  const { goals, work } = await goalsAndWork(served)
  const goal = addPage(state, goals, { Name: 'Goal' }, at)
  const task = addPage(state, work, { Name: 'Task', Goals: [goal] }, at)
  await client.pages.update({ page_id: goal, in_trash: true })

  expect(await client.pages.retrieve({ page_id: task })).toMatchObject({
    properties: { Goals: { relation: [], has_more: false } },
  })
})

test('a link to a page of another table is refused', async () => {
  const served = serveNotion()
  const { client, state, root } = served
  const { work } = await goalsAndWork(served)
  const task = addPage(state, work, { Name: 'Task' }, at)

  await expect(
    client.pages.update({ page_id: task, properties: { Goals: { relation: [{ id: root }] } } }),
  ).rejects.toMatchObject({ code: 'validation_error' })
})
