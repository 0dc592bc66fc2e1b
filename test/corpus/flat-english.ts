import { date, number, people, select, text, title, url } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, productFacts } from './facts.ts'
import { at, layPeople, layRows, layTable } from './lay.ts'

/** One table kept since spring, a row per key result, its objective typed anew in each. */
export const flatEnglish: CorpusWorkspace = {
  name: 'flat, English',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Ann Okafor', 'Ben Lind', 'Chloe Park', 'Dev Rao')
    const okrs = await layTable(workspace, 'Company OKRs 2026', {
      'Key Result': title,
      Objective: text,
      Owner: people,
      Quarter: select('Q2 2026', 'Q3 2026', 'Q4 2026'),
      Team: select('Product', 'Sales', 'Finance'),
      Start: number,
      Target: number,
      Current: number,
      Unit: text,
      Status: select('On track', 'At risk', 'Off track', 'Done'),
      'Last updated': date,
      Notes: text,
      Dashboard: url,
    })
    const word = { green: 'On track', amber: 'At risk', red: 'Off track' }
    layRows(
      workspace,
      okrs,
      inCycles(productFacts, ['Q2 2026', 'Q3 2026', 'Q4 2026']).map((fact) => {
        const isNow = fact.cycle === 'Q4 2026'
        return {
          'Key Result': fact.keyResult,
          Objective: fact.objective,
          Owner: fact.n % 9 === 4 ? [] : [at(owners, fact.n)],
          Quarter: fact.cycle,
          Team: at(['Product', 'Finance', 'Sales'], fact.n),
          Start: fact.n % 6 === 5 ? null : fact.from,
          Target: fact.n % 11 === 7 ? null : fact.to,
          Current: fact.now,
          Unit: fact.unit,
          Status: isNow ? word[fact.feel] : fact.feel === 'green' ? 'Done' : 'Off track',
          'Last updated': isNow ? at(['2026-11-16', '2026-11-02', '2026-10-12'], fact.n) : '2026-09-28',
          Notes: at(['Waiting for the pricing page.', '', 'Two pilots moved to December.'], fact.n),
          Dashboard: `https://looker.example.com/dashboards/${40 + (fact.n % 7)}`,
        }
      }),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: okrs,
          kind: 'keyResults',
          flat: true,
          columns: {
            title: 'Key Result',
            objective: 'Objective',
            owners: 'Owner',
            cycle: 'Quarter',
            team: 'Team',
            baseline: 'Start',
            target: 'Target',
            current: 'Current',
            unit: 'Unit',
            word: 'Status',
            lastCheckIn: 'Last updated',
            note: 'Notes',
          },
          // Links into a tool that is not measured.
          mayBe: { source: ['Dashboard'] },
        },
      ],
    }
  },
}
