import { formula, number, people, relation, rollup, select, status, tags, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, productFacts } from './facts.ts'
import { at, layColumns, layPeople, layRows, layTable } from './lay.ts'

const quarters = ['2026 Q3', '2026 Q4']

/** The template most often found: both titles are called Name, and progress is reckoned by Notion. */
export const templateA: CorpusWorkspace = {
  name: 'template: objectives and key results',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Iris Chan', 'Omar Diaz')
    const objectives = await layTable(workspace, '🎯 Objectives', {
      Name: title,
      Owner: people,
      Quarter: select(...quarters),
      Team: tags('Product', 'Marketing', 'Finance'),
      Status: status(['Not started'], ['In progress', 'At risk'], ['Done']),
    })
    const keyResults = await layTable(workspace, '🔑 Key Results', {
      Name: title,
      Objective: relation(objectives, 'Key Results'),
      Owner: people,
      Quarter: select(...quarters),
      Start: number,
      Target: number,
      Current: number,
      Status: status(['Not started'], ['On track', 'At risk', 'Off track'], ['Achieved']),
    })
    await layColumns(workspace, keyResults, { Progress: formula('prop("Current") / prop("Target")') })
    await layColumns(workspace, objectives, { Progress: rollup('Key Results', 'Progress', 'average') })

    const titles = [...new Set(productFacts.map(({ objective }) => objective))]
    const objectiveRows = layRows(
      workspace,
      objectives,
      quarters.flatMap((Quarter) =>
        titles.map((Name, n) => ({
          Name,
          Owner: [at(owners, n)],
          Quarter,
          Team: [at(['Product', 'Finance', 'Marketing'], n)],
          Status: Quarter === '2026 Q3' ? 'Done' : at(['In progress', 'At risk'], n),
        })),
      ),
    )
    layRows(
      workspace,
      keyResults,
      inCycles(productFacts, quarters).map((fact) => ({
        Name: fact.keyResult,
        Objective:
          fact.n === 15
            ? []
            : [objectiveRows[quarters.indexOf(fact.cycle) * titles.length + titles.indexOf(fact.objective)]!],
        Owner: [at(owners, fact.n)],
        Quarter: fact.cycle,
        Start: fact.from,
        Target: fact.to,
        Current: fact.now,
        Status:
          fact.cycle === '2026 Q3' && fact.feel === 'green'
            ? 'Achieved'
            : { green: 'On track', amber: 'At risk', red: 'Off track' }[fact.feel],
        Progress: fact.now / fact.to,
      })),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: objectives,
          kind: 'objectives',
          flat: false,
          columns: { title: 'Name', owners: 'Owner', cycle: 'Quarter', team: 'Team', word: 'Status' },
        },
        {
          dataSourceId: keyResults,
          kind: 'keyResults',
          flat: false,
          columns: {
            title: 'Name',
            objectives: 'Objective',
            owners: 'Owner',
            baseline: 'Start',
            target: 'Target',
            current: 'Current',
            word: 'Status',
          },
          mayBe: { cycle: ['Quarter'] },
        },
      ],
    }
  },
}
