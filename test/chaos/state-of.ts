import { propertiesOf } from '#src/sandbox/notion/cells.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'
import { preparedRows } from './prepared-rows.ts'
import { storeRows } from './store-rows.ts'

type Row = Readonly<Record<string, unknown>>

/** Of each run, of which one that is disturbed needs more. Mail is looked at by itself. */
const OF_RUNS = ['runs', 'writes', 'run_inputs', 'input_parts', 'leases', 'outbox', 'told']

/** What GitHub's stand-in, whose address is another one each time, says of an answer; and what is reckoned from the rest of a row. */
const HASHES = ['tag', 'hash']

/** A decision that is asked for says how things stood when it was asked; and who took it up is another run each time. */
const OF_THE_ASKING = ['Context', 'Options', 'Recommendation', 'If no response']
const OF_A_RUN = ['run_id']

const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:\d\d)/g

/**
 * Every cell of every row in Notion, and everything that the service remembers beside its runs and its mail, as lines: the same
 * lines are the same state. Moments are left out of it: who is held up does the same a little later.
 */
export async function stateOf(notion: NotionState, file: string): Promise<ReadonlySet<string>> {
  const prepared = new Map(preparedRows(notion).map(({ id, key }) => [id, key]))
  const cells = [...notion.pages.values()].flatMap((page) => {
    const shown = showPage(notion, page.id)
    const where = page.trashed ? 'Notion, in the trash' : 'Notion'
    return propertiesOf(notion, page)
      .filter(({ name }) => !prepared.has(page.id) || !OF_THE_ASKING.includes(name))
      .map(({ name }) => timeless(`${where}: ${page.id} ${name} ${JSON.stringify(shown[name])}`))
  })
  const store = await storeRows(file)
  const known = new Set(
    store
      .get('bindings')
      ?.filter(({ name }) => !OF_THE_ASKING.includes(String(name)))
      .map((binding) => binding['property_id']),
  )
  const rows = [...store]
    .filter(([table]) => !OF_RUNS.includes(table))
    .flatMap(([table, list]) =>
      list.map(
        (row) => `store: ${table} ${asText(table, table === 'notion_rows' ? ofKnown(row, known) : row)}`,
      ),
    )
  // Which id such a row was given goes by how many pages there were.
  const named = (line: string) => {
    let text = line
    for (const [id, key] of prepared) text = text.replaceAll(id, key).replaceAll(id.replaceAll('-', ''), key)
    return text
  }
  return new Set([...cells, ...rows].map(named))
}

/** Without the columns that the service does not go by: what a fault put there goes with the row's next change. */
function ofKnown(row: Row, known: ReadonlySet<unknown>): Row {
  const data = JSON.parse(String(row['data'])) as { cells?: [string, unknown][] }
  return { ...row, data: JSON.stringify({ ...data, cells: data.cells?.filter(([id]) => known.has(id)) }) }
}

function asText(table: string, row: Row): string {
  const text = JSON.stringify(
    Object.fromEntries(Object.entries(row).filter(([name]) => ![...HASHES, ...OF_A_RUN].includes(name))),
  )
  // Those moments are Linear's and GitHub's.
  return table === 'work_events' ? text : timeless(text)
}

function timeless(text: string): string {
  return text.replaceAll(MOMENT, '(a moment)')
}
