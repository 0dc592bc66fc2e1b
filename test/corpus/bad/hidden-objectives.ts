import { addRootPage } from '#src/sandbox/notion/seed.ts'
import { edited, token } from '#test/adapters/notion/notion-workspace.ts'
import { number, people, relation, select, title } from '#test/corpus/columns.ts'
import { inCycles, platformFacts } from '#test/corpus/facts.ts'
import { at, layPeople, layRows, layTable } from '#test/corpus/lay.ts'
import type { BadWorkspace } from './bad-workspace.ts'

/** Key results are shared with the connection; the objectives that they belong to stand on a page that is not. */
export const hiddenObjectives: BadWorkspace = {
  name: 'no permission on a related database',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Ann Okafor', 'Ben Lind')
    const board = addRootPage(workspace.state, 'Board only', edited)
    const objectives = await layTable(
      workspace,
      'Objectives',
      { Objective: title, Owner: people, Cycle: select('2026-Q4') },
      { page: board },
    )
    const titles = [...new Set(platformFacts.map(({ objective }) => objective))]
    const goals = layRows(
      workspace,
      objectives,
      titles.map((Objective) => ({ Objective, Cycle: '2026-Q4', Owner: [owners[0]!] })),
    )
    const keyResults = await layTable(workspace, 'Key results', {
      'Key result': title,
      Objective: relation(objectives, 'Key results'),
      Owner: people,
      Baseline: number,
      Target: number,
      Current: number,
    })
    layRows(
      workspace,
      keyResults,
      inCycles(platformFacts, ['2026-Q4']).map((fact) => ({
        'Key result': fact.keyResult,
        Objective: [at(goals, titles.indexOf(fact.objective))],
        Owner: [at(owners, fact.n)],
        Baseline: fact.from,
        Target: fact.to,
        Current: fact.now,
      })),
    )
    workspace.state.connections.get(token)?.roots.delete(board)
    return workspace.root
  },
}
