import { layPeople, layRows, layTable } from '#test/corpus/lay.ts'
import { unrelatedTables } from '#test/corpus/unrelated-tables.ts'
import type { BadWorkspace } from './bad-workspace.ts'

/** Tasks, customers and meetings, but no OKRs. */
export const noOkrs: BadWorkspace = {
  name: 'no OKRs under the page',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Ann Okafor', 'Ben Lind')
    for (const { name, columns, rows } of unrelatedTables(owners).slice(0, 8)) {
      layRows(workspace, await layTable(workspace, name, columns), rows)
    }
    return workspace.root
  },
}
