import { expect, test } from 'vitest'
import { addPage, editPage } from '#src/sandbox/notion/seed.ts'
import { createTypedCells } from '#src/sandbox/notion/typed-cells.ts'
import { createTable, serveNotion } from './serve-notion.ts'

const lastEdited = '2026-11-20T08:00:00.000Z'

test('what others wrote over people, into their empty cells, or erased, is found; what is theirs is not', async () => {
  const served = serveNotion()
  const { state } = served
  const columns = {
    Name: { title: {} },
    Note: { rich_text: {} },
    Amount: { number: {} },
    Score: { number: {} },
  }
  const source = await createTable(served, 'Rows', columns)
  const typed = createTypedCells(state)
  const [one, other] = typed.watch(() => [
    addPage(state, source, { Name: 'One', Note: 'Ours' }, { lastEdited }),
    addPage(state, source, { Name: 'Other', Amount: 3 }, { lastEdited }),
  ])
  const changed = () => typed.changed((_page, { name }) => name === 'Score')
  expect(changed()).toEqual([])

  editPage(state, one ?? '', { Note: 'Theirs', Score: 1 }, { lastEdited })
  editPage(state, other ?? '', { Amount: 4, Note: 'Theirs' }, { lastEdited })
  expect(changed()).toEqual([
    { row: 'One', property: 'Note' },
    { row: 'Other', property: 'Note' },
    { row: 'Other', property: 'Amount' },
  ])

  typed.watch(() => editPage(state, one ?? '', { Note: 'Ours again', Score: 2 }, { lastEdited }))
  expect(changed()).toHaveLength(2)
})

test('a cell of a service is watched too from when a person types into it', async () => {
  const served = serveNotion()
  const { state } = served
  const source = await createTable(served, 'Rows', { Name: { title: {} }, Status: { rich_text: {} } })
  const typed = createTypedCells(state)
  const row = typed.watch(() => addPage(state, source, { Name: 'One' }, { lastEdited }))
  const changed = () => typed.changed((_page, { name }, isTyped) => name === 'Status' && !isTyped)
  editPage(state, row, { Status: 'Red' }, { lastEdited })
  expect(changed()).toEqual([])
  typed.watch(() => editPage(state, row, { Status: 'Green' }, { lastEdited }))
  editPage(state, row, { Status: 'Red' }, { lastEdited })
  expect(changed()).toEqual([{ row: 'One', property: 'Status' }])
})

test('the memory goes with a copy of the workspace, and from there each its own way', async () => {
  const served = serveNotion()
  const { state } = served
  const source = await createTable(served, 'Rows', { Name: { title: {} } })
  const typed = createTypedCells(state)
  const row = typed.watch(() => addPage(state, source, { Name: 'One' }, { lastEdited }))
  const copy = structuredClone(state)
  const typedThere = typed.over(copy)

  editPage(copy, row, { Name: 'Two' }, { lastEdited })
  expect(typedThere.changed(() => false)).toEqual([{ row: 'Two', property: 'Name' }])
  typedThere.watch(() => editPage(copy, row, { Name: 'Three' }, { lastEdited }))
  expect([typedThere.changed(() => false), typed.changed(() => false)]).toEqual([[], []])
})

test('a row that a service adds is its own, but for what people type into it, and links back to it are no change', async () => {
  const served = serveNotion()
  const { state } = served
  const goals = await createTable(served, 'Goals', { Name: { title: {} } })
  const rows = await createTable(served, 'Rows', {
    Name: { title: {} },
    Goal: { relation: { data_source_id: goals, type: 'dual_property', dual_property: {} } },
  })
  const typed = createTypedCells(state)
  const goal = typed.watch(() => addPage(state, goals, { Name: 'Peak' }, { lastEdited }))
  const row = addPage(state, rows, { Name: 'Asked', Goal: [goal] }, { lastEdited })
  expect(typed.changed(() => false)).toEqual([])
  typed.watch(() => editPage(state, row, { Name: 'Asked well' }, { lastEdited }))
  editPage(state, row, { Name: 'Asked again' }, { lastEdited })
  expect(typed.changed(() => false)).toEqual([{ row: 'Asked again', property: 'Name' }])
})
