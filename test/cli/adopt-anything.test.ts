import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { usualNames } from '#src/adapters/notion/free-name.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import type { SeedValues } from '#src/sandbox/notion/seed.ts'
import type { LaidWorkspace } from '#test/adapters/notion/laid-workspace.ts'
import { anAdoption } from './an-adoption.ts'
import { added, peoples } from './peoples.ts'

/** Columns that companies have, with what people put into them. */
const types = {
  select: [{ select: {} }, 'On track', 'AT RISK', '🟢', 'Done'],
  multi_select: [{ multi_select: {} }, ['No owner'], ['mine', 'yours']],
  rich_text: [{ rich_text: {} }, 'words', '0.4', '40 %'],
  number: [{ number: { format: 'percent' } }, 0, 0.5, 100],
  date: [{ date: {} }, '2026-11-01', '2026-11-19'],
  checkbox: [{ checkbox: {} }, true],
  url: [{ url: {} }, 'https://example.com/'],
} as const

type Type = keyof typeof types
type Draw = fc.GeneratorValue

interface Column {
  readonly name: string
  readonly type: Type
}

/** The service's names in every case, with signs around them, and the names that it falls back on. */
function drawColumns(g: Draw, kind: DatabaseKind, flat: boolean): Column[] {
  const services = [...fieldsOf(kind, flat).values()].filter(({ service }) => service)
  return services.flatMap(usualNames).flatMap((name) => {
    if (g(fc.nat, 2) > 0) return []
    const type = g(fc.constantFrom, ...(Object.keys(types) as Type[]))
    return { name: g(fc.constantFrom, name, name.toUpperCase(), ` ${name}`, `🎯 ${name}`), type }
  })
}

async function lay(
  g: Draw,
  notion: LaidWorkspace,
  kind: DatabaseKind,
  flat: boolean,
  base: Record<string, object>,
) {
  const columns = drawColumns(g, kind, flat)
  const config = Object.fromEntries(columns.map(({ name, type }) => [name, types[type][0]]))
  const id = await notion.table(kind, { ...base, ...config })
  const [title = ''] = Object.keys(base)
  const rows = g(fc.nat, 3)
  for (let row = 0; row < rows; row += 1) {
    const cells: SeedValues = Object.fromEntries(
      columns.flatMap(({ name, type }) => {
        const [, ...values] = types[type]
        return g(fc.boolean) ? [[name, g(fc.constantFrom, ...values)]] : []
      }),
    )
    notion.row(id, { ...cells, [title]: `Row ${row}` })
  }
  return id
}

async function company(g: Draw, notion: LaidWorkspace): Promise<Record<string, string>> {
  const flat = g(fc.boolean)
  const title = { title: {} }
  const numbers = { Target: { number: {} }, Current: { number: {} } }
  const goals = await lay(g, notion, 'objectives', false, { Objective: title })
  const objective = flat ? { rich_text: {} } : { relation: { data_source_id: goals, single_property: {} } }
  const rows = await lay(g, notion, 'keyResults', flat, {
    'Key result': title,
    Objective: objective,
    ...numbers,
  })
  const decisions = await lay(g, notion, 'decisions', false, { Decision: title })
  return {
    ...(flat ? { NOTION_OKRS: rows } : { NOTION_OBJECTIVES: goals, NOTION_KEY_RESULTS: rows }),
    NOTION_DECISIONS: decisions,
    ...(g(fc.boolean) ? { NOTION_PROPERTIES: '{"keyResults.note":"Risk","objectives.word":"Score"}' } : {}),
  }
}

test('whatever a company has, adoption clashes with nothing, a sync touches nothing of it, and removal leaves no trace', async () => {
  const fallbacks = new Set<string>()
  const check = async (g: Draw) => {
    const { notion, run, changes } = await anAdoption((workspace) => company(g, workspace))
    const { state } = notion
    const before = peoples(state)

    expect(await run('init', '--adopt', '--yes')).toBe(0)
    expect(peoples(state)).toBe(before)
    for (const { properties } of state.dataSources.values()) {
      const names = properties.map(({ name }) => name.trim().toLowerCase())
      expect(names).toEqual([...new Set(names)])
      for (const { description } of properties) expect(description?.length ?? 0).toBeLessThanOrEqual(280)
    }
    for (const name of Object.values(added(state)).flat()) {
      if (name.startsWith('okr-sync ')) fallbacks.add(name)
    }
    changes()
    expect(await run('init', '--adopt', '--yes')).toBe(0)
    expect(changes()).toEqual([])

    expect(await run('sync')).toBeLessThan(2)
    expect(peoples(state)).toBe(before)
    expect(await run('init', '--remove', '--yes')).toBe(0)
    expect(peoples(state)).toBe(before)
    expect(Object.values(added(state)).flat()).toEqual([])
    changes()
    expect(await run('init', '--remove', '--yes')).toBe(0)
    expect(changes()).toEqual([])
  }

  await fc.assert(fc.asyncProperty(fc.gen(), check), { numRuns: 2, seed: 2026, endOnFailure: true })

  expect(fallbacks.size).toBeGreaterThan(0)
})
