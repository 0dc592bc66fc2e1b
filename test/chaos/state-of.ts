import { propertiesOf } from '#src/sandbox/notion/cells.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'
import { storeRows } from './store-rows.ts'

type Row = Readonly<Record<string, unknown>>

/** Of each run, of which one that is disturbed needs more. Mail is looked at by itself. */
const OF_RUNS = ['runs', 'writes', 'run_inputs', 'input_parts', 'leases', 'outbox', 'told']

/** What GitHub's stand-in, whose address is another one each time, says of an answer; and what is reckoned from the rest of a row. */
const HASHES = ['tag', 'hash']

const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:\d\d)/g

/**
 * Every cell of every row in Notion, and everything that the service remembers beside its runs and its mail, as lines: the same
 * lines are the same state. Moments are left out of it: who is held up does the same a little later.
 */
export async function stateOf(notion: NotionState, file: string): Promise<ReadonlySet<string>> {
  const cells = [...notion.pages.values()].flatMap((page) => {
    const shown = showPage(notion, page.id)
    const where = page.trashed ? 'Notion, in the trash' : 'Notion'
    return propertiesOf(notion, page).map(({ name }) =>
      timeless(`${where}: ${page.id} ${name} ${JSON.stringify(shown[name])}`),
    )
  })
  const store = await storeRows(file)
  const known = new Set(store.get('bindings')?.map((binding) => binding['property_id']))
  const rows = [...store]
    .filter(([table]) => !OF_RUNS.includes(table))
    .flatMap(([table, list]) =>
      list.map(
        (row) => `store: ${table} ${asText(table, table === 'notion_rows' ? ofKnown(row, known) : row)}`,
      ),
    )
  return new Set([...cells, ...rows])
}

/** Without the columns that the service does not go by: what a fault put there goes with the row's next change. */
function ofKnown(row: Row, known: ReadonlySet<unknown>): Row {
  const data = JSON.parse(String(row['data'])) as { cells?: [string, unknown][] }
  return { ...row, data: JSON.stringify({ ...data, cells: data.cells?.filter(([id]) => known.has(id)) }) }
}

function asText(table: string, row: Row): string {
  const text = JSON.stringify(
    Object.fromEntries(Object.entries(row).filter(([name]) => !HASHES.includes(name))),
  )
  // Those moments are Linear's and GitHub's.
  return table === 'work_events' ? text : timeless(text)
}

function timeless(text: string): string {
  return text.replaceAll(MOMENT, '(a moment)')
}
