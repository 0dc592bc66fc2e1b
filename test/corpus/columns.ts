/** Columns as a schema request describes them, for the tables of the corpus. */

export const title = { title: {} }
export const text = { rich_text: {} }
export const number = { number: {} }
export const percent = { number: { format: 'percent' } }
export const euro = { number: { format: 'euro' } }
export const people = { people: {} }
export const date = { date: {} }
export const checkbox = { checkbox: {} }
export const url = { url: {} }
export const email = { email: {} }
export const files = { files: {} }
export const createdTime = { created_time: {} }

const named = (names: readonly string[]) => names.map((name) => ({ name }))

export const select = (...names: string[]) => ({ select: { options: named(names) } })
export const tags = (...names: string[]) => ({ multi_select: { options: named(names) } })

/** A status with the options of its three groups. */
export const status = (todo: readonly string[], doing: readonly string[], done: readonly string[]) => ({
  status: {
    options: [
      ...todo.map((name) => ({ name, group: 'To-do' })),
      ...doing.map((name) => ({ name, group: 'In progress' })),
      ...done.map((name) => ({ name, group: 'Complete' })),
    ],
  },
})

/** A relation to a data source; `back` names its other side there, without one it is one way. */
export const relation = (dataSourceId: string, back?: string) => ({
  relation: {
    data_source_id: dataSourceId,
    ...(back ? { dual_property: { synced_property_name: back } } : { single_property: {} }),
  },
})

export const rollup = (relationName: string, property: string, kind: string) => ({
  rollup: { relation_property_name: relationName, rollup_property_name: property, function: kind },
})

export const formula = (expression: string) => ({ formula: { expression } })
