import { date, number, people, select, status, text, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, platformFacts, productFacts } from './facts.ts'
import { at, layPeople, layRows, layTable } from './lay.ts'

const lights = { green: '🟢 Green', amber: '🟡 Yellow', red: '🔴 Red' }

/** Two scorecards with traffic lights; each has a second status that says how far the work is, and a second date. */
export const scorecards: CorpusWorkspace = {
  name: 'scorecards with traffic lights',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Gus Nowak', 'Hana Ito', 'Jo Ferrer')
    const company = await layTable(workspace, 'Company scorecard', {
      'Key result': title,
      'Company objective': select(...new Set(productFacts.map(({ objective }) => objective))),
      'Metric owner': people,
      Quarter: select('Q3 FY26', 'Q4 FY26'),
      Baseline: number,
      Target: number,
      Actual: number,
      RAG: status([], ['🟢 Green', '🟡 Yellow', '🔴 Red'], ['✅ Done']),
      Stage: status(['Not started'], ['In progress'], ['Done']),
      'Last check-in': date,
      'Next review meeting': date,
      Commentary: text,
    })
    layRows(
      workspace,
      company,
      inCycles(productFacts, ['Q3 FY26', 'Q4 FY26']).map((fact) => ({
        'Key result': fact.keyResult,
        'Company objective': fact.objective,
        'Metric owner': [at(owners, fact.n)],
        Quarter: fact.cycle,
        Baseline: fact.from,
        Target: fact.to,
        Actual: fact.now,
        RAG: fact.cycle === 'Q3 FY26' && fact.feel === 'green' ? '✅ Done' : lights[fact.feel],
        Stage: fact.cycle === 'Q3 FY26' ? 'Done' : at(['In progress', 'Not started', 'In progress'], fact.n),
        'Last check-in': fact.cycle === 'Q3 FY26' ? '2026-09-28' : at(['2026-11-16', '2026-11-09'], fact.n),
        'Next review meeting': '2026-12-07',
        Commentary: at(['', 'Moved to Hana in October.'], fact.n),
      })),
    )
    const team = await layTable(workspace, 'Engineering scorecard', {
      Measure: title,
      Objective: text,
      Lead: people,
      Cycle: select('Q4 2026', 'Q3 2026'),
      'Q start': number,
      'Q target': number,
      Latest: number,
      Health: select('🟢', '🟡', '🔴', '⚪'),
      'Ambition level': select('Committed', 'Aspirational'),
      'Confidence (1-10)': number,
      Checked: date,
      Due: date,
    })
    const dots = { green: '🟢', amber: '🟡', red: '🔴' }
    layRows(
      workspace,
      team,
      inCycles(platformFacts, ['Q3 2026', 'Q4 2026']).map((fact) => ({
        Measure: fact.keyResult,
        Objective: fact.objective,
        Lead: [at(owners, fact.n + 1)],
        Cycle: fact.cycle,
        'Q start': fact.from,
        'Q target': fact.to,
        Latest: fact.n % 10 === 9 ? null : fact.now,
        Health: fact.n % 10 === 9 ? '⚪' : dots[fact.feel],
        'Ambition level': at(['Committed', 'Aspirational'], fact.n),
        'Confidence (1-10)': { green: 8, amber: 5, red: 3 }[fact.feel],
        Checked: fact.cycle === 'Q3 2026' ? '2026-09-29' : at(['2026-11-17', '2026-10-28'], fact.n),
        Due: fact.cycle === 'Q3 2026' ? '2026-09-30' : '2026-12-18',
      })),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: company,
          kind: 'keyResults',
          flat: true,
          columns: {
            title: 'Key result',
            objective: 'Company objective',
            owners: 'Metric owner',
            cycle: 'Quarter',
            baseline: 'Baseline',
            target: 'Target',
            current: 'Actual',
            word: 'RAG',
            lastCheckIn: 'Last check-in',
            note: 'Commentary',
          },
        },
        {
          dataSourceId: team,
          kind: 'keyResults',
          flat: true,
          columns: {
            title: 'Measure',
            objective: 'Objective',
            owners: 'Lead',
            cycle: 'Cycle',
            baseline: 'Q start',
            target: 'Q target',
            current: 'Latest',
            word: 'Health',
            ambition: 'Ambition level',
            lastCheckIn: 'Checked',
          },
          // A scale of ten is no share, but it is the owners' confidence.
          mayBe: { ownerConfidence: ['Confidence (1-10)'] },
        },
      ],
    }
  },
}
