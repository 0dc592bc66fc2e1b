import { layPeople } from '#test/corpus/lay.ts'
import type { BadWorkspace } from './bad-workspace.ts'
import { layOkrs } from './okr-table.ts'

/** The OKRs and a copy of them that somebody made: same columns, same rows, same cycle. */
export const twoAlike: BadWorkspace = {
  name: 'two candidates alike',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Ann Okafor', 'Ben Lind')
    await layOkrs(workspace, 'OKRs', owners)
    await layOkrs(workspace, 'OKRs (1)', owners)
    return workspace.root
  },
}
