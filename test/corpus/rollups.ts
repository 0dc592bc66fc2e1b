import { date, formula, number, people, relation, rollup, select, text, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, platformFacts } from './facts.ts'
import { at, layBlock, layColumns, layPeople, layRows, layTable } from './lay.ts'

/**
 * Numbers live where they are measured: targets and values come into key results by rollup, progress by formula, cycles by
 * relation. The databases stand in columns side by side.
 */
export const rollups: CorpusWorkspace = {
  name: 'rollups and formulas',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Vera Simon', 'Paul Achebe', 'Mina Sato')
    const columns = layBlock(workspace, workspace.root, 'column_list')
    const left = layBlock(workspace, columns, 'column')
    const right = layBlock(workspace, columns, 'column')
    const cycles = await layTable(workspace, 'Cycles', { Name: title, Dates: date }, { block: right })
    const metrics = await layTable(
      workspace,
      'Metrics',
      {
        Metric: title,
        'Start value': number,
        'Goal value': number,
        'Latest value': number,
        Unit: select('%', 'h', 'USD', 'deploys', 'pages', 'min', 'instances', 'days'),
        'Reported by': people,
      },
      { block: right },
    )
    const objectives = await layTable(
      workspace,
      'Objectives',
      {
        Objective: title,
        Owner: people,
        Cycle: relation(cycles, 'Objectives'),
        Team: select('Platform', 'SRE', 'People'),
      },
      { block: left },
    )
    const keyResults = await layTable(
      workspace,
      'Key Results',
      {
        'Key Result': title,
        Objective: relation(objectives, 'Key Results'),
        Metric: relation(metrics, 'Key Results'),
        Owner: people,
        Status: select('On Track', 'At Risk', 'Off Track'),
        'Weekly note': text,
      },
      { block: left },
    )
    await layColumns(workspace, keyResults, {
      Baseline: rollup('Metric', 'Start value', 'sum'),
      Target: rollup('Metric', 'Goal value', 'sum'),
      Current: rollup('Metric', 'Latest value', 'show_original'),
      Unit: rollup('Metric', 'Unit', 'show_original'),
      Progress: formula('(prop("Current") - prop("Baseline")) / (prop("Target") - prop("Baseline"))'),
    })
    await layColumns(workspace, objectives, {
      'Cycle dates': rollup('Cycle', 'Dates', 'show_original'),
      Progress: rollup('Key Results', 'Progress', 'average'),
      'Number of KRs': rollup('Key Results', 'Key Result', 'count'),
    })

    const names = ['Q3 2026', 'Q4 2026']
    const cycleRows = layRows(workspace, cycles, [
      { Name: 'Q3 2026', Dates: { start: '2026-07-01', end: '2026-09-30' } },
      { Name: 'Q4 2026', Dates: { start: '2026-10-01', end: '2026-12-31' } },
    ])
    const titles = [...new Set(platformFacts.map(({ objective }) => objective))]
    const objectiveRows = layRows(
      workspace,
      objectives,
      cycleRows.flatMap((cycle) =>
        titles.map((Objective, n) => ({
          Objective,
          Owner: [at(owners, n)],
          Cycle: [cycle],
          Team: at(['Platform', 'SRE', 'People'], n),
        })),
      ),
    )
    const facts = inCycles(platformFacts, names)
    const metricRows = layRows(
      workspace,
      metrics,
      facts.map((fact) => ({
        Metric: `${fact.keyResult} (${fact.cycle})`,
        'Start value': fact.from,
        'Goal value': fact.to,
        'Latest value': fact.now,
        Unit: fact.unit,
        'Reported by': [at(owners, fact.n + 1)],
      })),
    )
    layRows(
      workspace,
      keyResults,
      facts.map((fact) => ({
        'Key Result': fact.keyResult,
        Objective: [
          objectiveRows[names.indexOf(fact.cycle) * titles.length + titles.indexOf(fact.objective)]!,
        ],
        Metric: [metricRows[fact.n]!],
        Owner: [at(owners, fact.n)],
        Status: { green: 'On Track', amber: 'At Risk', red: 'Off Track' }[fact.feel],
        'Weekly note': at(['', 'Numbers come from Datadog.'], fact.n),
        Progress: (fact.now - fact.from) / (fact.to - fact.from),
      })),
    )
    const none = { kind: null, flat: false, columns: {} } as const
    return {
      link: workspace.root,
      expected: [
        { dataSourceId: cycles, ...none },
        { dataSourceId: metrics, ...none },
        {
          dataSourceId: objectives,
          kind: 'objectives',
          flat: false,
          columns: { title: 'Objective', owners: 'Owner', team: 'Team', period: 'Cycle dates' },
          mayBe: { cycle: ['Cycle', 'Cycle dates'] },
        },
        {
          dataSourceId: keyResults,
          kind: 'keyResults',
          flat: false,
          columns: {
            title: 'Key Result',
            objectives: 'Objective',
            owners: 'Owner',
            baseline: 'Baseline',
            target: 'Target',
            current: 'Current',
            unit: 'Unit',
            word: 'Status',
            note: 'Weekly note',
          },
        },
      ],
    }
  },
}
