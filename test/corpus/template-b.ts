import { date, formula, number, people, relation, select, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, platformFacts } from './facts.ts'
import { at, layColumns, layPeople, layRows, layTable } from './lay.ts'

const quarters = ['Q3 2026', 'Q4 2026']

/** One database for both: an objective is a row, its key results are its sub-items, and both settings name it. */
export const templateB: CorpusWorkspace = {
  name: 'template: sub-items',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Rosa Klein', 'Sam Osei', 'Yuki Mori')
    const table = await layTable(workspace, 'OKR tracker', {
      Name: title,
      Type: select('Objective', 'Key Result'),
      Owner: people,
      Quarter: select(...quarters),
      Start: number,
      Target: number,
      Current: number,
      Status: select('On track', 'At risk', 'Off track', 'Complete'),
      'Updated on': date,
    })
    await layColumns(workspace, table, {
      'Parent item': relation(table, 'Sub-items'),
      Progress: formula('prop("Current") / prop("Target")'),
    })
    const titles = [...new Set(platformFacts.map(({ objective }) => objective))]
    const parents = layRows(
      workspace,
      table,
      quarters.flatMap((Quarter) =>
        titles.map((Name, n) => ({ Name, Type: 'Objective', Quarter, Owner: [at(owners, n)] })),
      ),
    )
    layRows(
      workspace,
      table,
      inCycles(platformFacts, quarters).map((fact) => ({
        Name: fact.keyResult,
        Type: 'Key Result',
        'Parent item': [
          parents[quarters.indexOf(fact.cycle) * titles.length + titles.indexOf(fact.objective)]!,
        ],
        Owner: [at(owners, fact.n)],
        Quarter: fact.cycle,
        Start: fact.from,
        Target: fact.to,
        Current: fact.now,
        Status: { green: 'On track', amber: 'At risk', red: 'Off track' }[fact.feel],
        'Updated on': at(['2026-11-17', '2026-11-09'], fact.n),
        Progress: fact.now / fact.to,
      })),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: table,
          kind: 'keyResults',
          holds: 'both',
          flat: false,
          columns: {
            title: 'Name',
            objectives: 'Parent item',
            supports: 'Parent item',
            owners: 'Owner',
            baseline: 'Start',
            target: 'Target',
            current: 'Current',
            word: 'Status',
            lastCheckIn: 'Updated on',
          },
          mayBe: { cycle: ['Quarter'] },
        },
      ],
    }
  },
}
