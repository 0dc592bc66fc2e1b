import { number, people, select, text, title } from '#test/corpus/columns.ts'
import { inCycles, platformFacts } from '#test/corpus/facts.ts'
import { at, layPeople, layRows, layTable } from '#test/corpus/lay.ts'
import type { BadWorkspace } from './bad-workspace.ts'

/** For everything two columns that say different things: targets, values, cycles, people and colours. */
export const contradictions: BadWorkspace = {
  name: 'columns that contradict each other',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Ann Okafor', 'Ben Lind', 'Cem Ates')
    const table = await layTable(workspace, 'OKRs', {
      'Key result': title,
      Objective: text,
      Owner: people,
      Responsible: people,
      Quarter: select('Q3 2026', 'Q4 2026'),
      Cycle: select('2026-Q3', '2026-Q4'),
      Baseline: number,
      Target: number,
      Goal: number,
      Current: number,
      Actual: number,
      Status: select('On track', 'Off track'),
      RAG: select('Green', 'Red'),
    })
    layRows(
      workspace,
      table,
      inCycles(platformFacts, ['Q3 2026', 'Q4 2026']).map((fact) => ({
        'Key result': fact.keyResult,
        Objective: fact.objective,
        Owner: [at(owners, fact.n)],
        Responsible: [at(owners, fact.n + 1)],
        Quarter: fact.cycle,
        Cycle: fact.cycle === 'Q3 2026' ? '2026-Q4' : '2026-Q3',
        Baseline: fact.from,
        Target: fact.to,
        Goal: fact.to * 1.2,
        Current: fact.now,
        Actual: fact.from,
        Status: at(['On track', 'Off track'], fact.n),
        RAG: at(['Red', 'Green'], fact.n),
      })),
    )
    return workspace.root
  },
}
