import { at, layPeople, layRows, layTable } from '#test/corpus/lay.ts'
import { unrelatedTables } from '#test/corpus/unrelated-tables.ts'
import type { BadWorkspace } from './bad-workspace.ts'
import { layOkrs } from './okr-table.ts'

/** A hundred databases under one page; the sixtieth holds the OKRs. */
export const hundredDatabases: BadWorkspace = {
  name: 'a hundred databases',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Ann Okafor', 'Ben Lind')
    const others = unrelatedTables(owners)
    for (let n = 0; n < 100; n += 1) {
      if (n === 59) {
        await layOkrs(workspace, 'OKRs 2026', owners)
        continue
      }
      const { name, columns, rows } = at(others, n)
      const id = await layTable(workspace, `${name} ${2020 + Math.floor(n / others.length)}`, columns)
      layRows(workspace, id, rows.slice(0, 1))
    }
    return workspace.root
  },
}
