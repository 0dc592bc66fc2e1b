import { expect, test } from 'vitest'
import { connectNotion } from '#src/adapters/notion/connect-notion.ts'
import { settingsFrom } from '#src/adapters/notion/discover/settings-from.ts'
import { fieldOfCode } from '#src/adapters/notion/further-columns.ts'
import { inspectDatabases } from '#src/adapters/notion/inspect-databases.ts'
import { noSettings, testWorkspace } from '#test/adapters/notion/notion-workspace.ts'
import { corpus } from '#test/corpus/corpus.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { lookAt } from './an-audit.ts'

test('with the settings to paste a sync reads every column as the audit says', async () => {
  // Every other one, for time.
  for (const { name, lay } of corpus.filter((_, place) => place % 2 === 1)) {
    const workspace = testWorkspace()
    const { link } = await lay(workspace)
    const found = await lookAt(workspace, link)
    const said = found.tables
      .filter(({ dataSourceId }) => Object.values(found.settings).some((ids) => ids.includes(dataSourceId)))
      .flatMap((table) =>
        table.columns.map(({ field, property }) => `${table.dataSourceId} ${field}: ${property}`),
      )

    const notion = connectNotion({ connection: noSettings, clock: workspace.clock, log: silentLog })
    const { bindings } = workspace
    const settings = settingsFrom(found.settings, noSettings)
    const inspected = await inspectDatabases(notion, { settings, bindings })
    const bound = inspected.flatMap((each) => {
      const { schema, bound } = 'found' in each ? each.found : expect.unreachable(each.failed.message)
      return [...bound.columns].map(([code, column]) => `${schema.id} ${fieldOfCode(code)}: ${column.name}`)
    })

    expect(said.length, name).toBeGreaterThan(0)
    // A table that holds objectives and key results comes up as each, with the columns that both share.
    expect(new Set(bound), name).toEqual(new Set(said))
  }
})
