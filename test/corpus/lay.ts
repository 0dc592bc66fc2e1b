import {
  addBlock,
  addChildPage,
  addPage,
  addUser,
  moveIntoBlock,
  type SeedValues,
} from '#src/sandbox/notion/seed.ts'
import { edited, type LaidWorkspace } from '#test/adapters/notion/laid-workspace.ts'

type Block = Parameters<typeof addBlock>[2]['type']

/** Creates a table on a page, the shared one unless another is named, in a block where one is given; answers its id. */
export async function layTable(
  workspace: LaidWorkspace,
  name: string,
  properties: Record<string, object>,
  place: { page?: string; block?: string } = {},
): Promise<string> {
  const database = await workspace.call('POST', 'databases', {
    parent: { type: 'page_id', page_id: place.page ?? workspace.root },
    title: [{ text: { content: name } }],
    initial_data_source: { properties },
  })
  const [source] = database['data_sources'] as { id: string }[]
  if (place.block) moveIntoBlock(workspace.state, source!.id, place.block)
  return source!.id
}

/** Adds columns to a table, such as those that lead to a table made later. */
export async function layColumns(
  workspace: LaidWorkspace,
  dataSourceId: string,
  properties: Record<string, object>,
): Promise<void> {
  await workspace.call('PATCH', `data_sources/${dataSourceId}`, { properties })
}

/** Adds rows and answers their pages' ids; empty cells are those that are undefined. */
export function layRows(
  workspace: LaidWorkspace,
  dataSourceId: string,
  rows: readonly Readonly<Record<string, SeedValues[string] | undefined>>[],
  lastEdited = edited,
): string[] {
  return rows.map((row) => {
    const filled = Object.entries(row).filter(([, value]) => value !== undefined)
    return addPage(workspace.state, dataSourceId, Object.fromEntries(filled) as SeedValues, { lastEdited })
  })
}

export function layBlock(workspace: LaidWorkspace, parentId: string, type: Block, text = ''): string {
  return addBlock(workspace.state, parentId, { type, text, at: edited })
}

export function layPage(workspace: LaidWorkspace, parentId: string, name: string): string {
  return addChildPage(workspace.state, parentId, name, edited)
}

/** Members of the company, by name; their addresses are at example.com. */
export function layPeople(workspace: LaidWorkspace, ...names: string[]): string[] {
  return names.map((name) => {
    const address = name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\W+/g, '.')
    return addUser(workspace.state, { name, email: `${address}@example.com` })
  })
}

/** The entry at a place of a list that begins anew at its end. */
export function at<Entry>(list: readonly Entry[], place: number): Entry {
  return list[place % list.length]!
}
