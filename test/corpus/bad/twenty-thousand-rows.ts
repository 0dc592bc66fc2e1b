import { number, people, select, text, title } from '#test/corpus/columns.ts'
import { inCycles, platformFacts } from '#test/corpus/facts.ts'
import { at, layPeople, layRows, layTable } from '#test/corpus/lay.ts'
import type { BadWorkspace } from './bad-workspace.ts'

/** Of each of forty quarters. */
const ROWS = 500
const quarters = Array.from({ length: 40 }, (_, n) => ({
  year: 2017 + Math.floor(n / 4),
  quarter: (n % 4) + 1,
}))
const nameOf = ({ year, quarter }: { year: number; quarter: number }) => `${year}-Q${quarter}`

/** One table of twenty thousand rows, kept since 2017 by a company that throws nothing away. */
export const twentyThousandRows: BadWorkspace = {
  name: 'a database of 20,000 rows',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Ann Okafor', 'Ben Lind')
    const table = await layTable(workspace, 'All OKRs ever', {
      'Key result': title,
      Objective: text,
      Owner: people,
      Cycle: select(...quarters.map(nameOf)),
      Baseline: number,
      Target: number,
      Current: number,
    })
    const facts = inCycles(platformFacts, ['any'])
    for (const each of quarters) {
      const rows = Array.from({ length: ROWS }, (_, n) => {
        const fact = at(facts, n)
        return {
          'Key result': `${fact.keyResult} ${nameOf(each)} ${n}`,
          Objective: fact.objective,
          Owner: [at(owners, n)],
          Cycle: nameOf(each),
          Baseline: fact.from,
          Target: fact.to,
          Current: fact.now,
        }
      })
      const month = String(each.quarter * 3 - 2).padStart(2, '0')
      layRows(workspace, table, rows, `${each.year}-${month}-05T09:00:00.000Z`)
    }
    return workspace.root
  },
}
