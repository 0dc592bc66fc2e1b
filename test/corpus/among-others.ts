import { date, number, people, relation, select, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, platformFacts } from './facts.ts'
import { at, layBlock, layPeople, layRows, layTable } from './lay.ts'
import { unrelatedTables } from './unrelated-tables.ts'

const quarters = ['2026-Q3', '2026-Q4']

/** The page of a whole department: its OKRs stand under a toggle, among twenty databases of other things. */
export const amongOthers: CorpusWorkspace = {
  name: 'among twenty other databases',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Ola Berg', 'Pia Kurz', 'Quinn Lee')
    const others: string[] = []
    for (const { name, columns, rows } of unrelatedTables(owners)) {
      const id = await layTable(workspace, name, columns)
      layRows(workspace, id, rows)
      others.push(id)
    }
    const toggle = layBlock(workspace, workspace.root, 'toggle', 'OKRs')
    const objectives = await layTable(
      workspace,
      'Department objectives',
      {
        Objective: title,
        Owner: people,
        Cycle: select(...quarters),
        Status: select('On track', 'At risk', 'Off track'),
      },
      { block: toggle },
    )
    const keyResults = await layTable(
      workspace,
      'Department key results',
      {
        'Key result': title,
        Objective: relation(objectives, 'Key results'),
        Owner: people,
        'Start value': number,
        Goal: number,
        'Current value': number,
        Status: select('On track', 'At risk', 'Off track'),
        Due: date,
      },
      { block: toggle },
    )
    const titles = [...new Set(platformFacts.map(({ objective }) => objective))]
    const word = { green: 'On track', amber: 'At risk', red: 'Off track' }
    const objectiveRows = layRows(
      workspace,
      objectives,
      quarters.flatMap((Cycle) =>
        titles.map((Objective, n) => ({
          Objective,
          Cycle,
          Owner: [at(owners, n)],
          Status: at(['On track', 'At risk'], n),
        })),
      ),
    )
    layRows(
      workspace,
      keyResults,
      inCycles(platformFacts, quarters).map((fact) => ({
        'Key result': fact.keyResult,
        Objective: [
          objectiveRows[quarters.indexOf(fact.cycle) * titles.length + titles.indexOf(fact.objective)]!,
        ],
        Owner: [at(owners, fact.n)],
        'Start value': fact.from,
        Goal: fact.to,
        'Current value': fact.now,
        Status: word[fact.feel],
        Due: fact.cycle === '2026-Q3' ? '2026-09-30' : '2026-12-31',
      })),
    )
    return {
      link: workspace.root,
      expected: [
        ...others.map((dataSourceId) => ({ dataSourceId, kind: null, flat: false, columns: {} })),
        {
          dataSourceId: objectives,
          kind: 'objectives' as const,
          flat: false,
          columns: { title: 'Objective', owners: 'Owner', cycle: 'Cycle', word: 'Status' },
        },
        {
          dataSourceId: keyResults,
          kind: 'keyResults' as const,
          flat: false,
          columns: {
            title: 'Key result',
            objectives: 'Objective',
            owners: 'Owner',
            baseline: 'Start value',
            target: 'Goal',
            current: 'Current value',
            word: 'Status',
          },
        },
      ],
    }
  },
}
