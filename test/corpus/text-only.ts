import { text, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { at, layRows, layTable } from './lay.ts'

/** [objective, key result, from, to, now, who, how it is going], as pasted out of a spreadsheet. */
const lines = [
  ['Reach profitability', 'Monthly recurring revenue', '€0.9m', '€1.2m', '€1.05m', 'Ann', 'on track'],
  ['Reach profitability', 'Gross margin', '61 %', '70 %', '64 %', 'Ann', 'a bit behind'],
  ['Reach profitability', 'Cloud cost per month', '€84k', '€60k', '€79k', 'Bo', 'off track'],
  ['Reach profitability', 'Invoices paid late', '3/10', '1/10', '2/10', 'Bo', ''],
  ['Make support a joy', 'First answer', '9h', '<2h', '4h', 'Cem, Dana', 'on track'],
  ['Make support a joy', 'Satisfaction', '4.1/5', '4.6/5', '4.3/5', 'Dana', 'on track'],
  ['Make support a joy', 'Open tickets older than a week', '1,200', '200', '640', 'Cem', 'at risk'],
  ['A faster product', 'p95 of the search page', '900ms', '<200ms', '450 ms', 'Eva', 'at risk'],
  ['A faster product', 'Crash-free sessions', '98.2%', '99.9%', '99.1%', 'Eva', 'on track'],
  ['A faster product', 'App size', '78 MB', '40 MB', '~61 MB', '', 'green'],
] as const

const whens = ['Q3 2026', 'Q4 2026']

/** Nothing but text: a table pasted from a spreadsheet, with people, numbers and cycles as words. */
export const textOnly: CorpusWorkspace = {
  name: 'text only',
  async lay(workspace) {
    const table = await layTable(workspace, 'OKR overview', {
      'Key result': title,
      Objective: text,
      From: text,
      To: text,
      Now: text,
      Who: text,
      When: text,
      'How is it going?': text,
      Remarks: text,
    })
    layRows(
      workspace,
      table,
      whens.flatMap((When, cycle) =>
        lines.map(([objective, keyResult, from, to, now, who, going], n) => ({
          'Key result': keyResult,
          Objective: objective,
          From: from,
          To: to,
          Now: cycle === 0 && n % 2 === 0 ? to.replace('<', '') : now,
          Who: who,
          When,
          'How is it going?': going,
          Remarks: at(['', 'see board deck', 'asked Bo for the number'], n),
        })),
      ),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: table,
          kind: 'keyResults',
          flat: true,
          columns: {
            title: 'Key result',
            objective: 'Objective',
            baseline: 'From',
            target: 'To',
            current: 'Now',
            owners: 'Who',
            cycle: 'When',
            word: 'How is it going?',
            note: 'Remarks',
          },
        },
      ],
    }
  },
}
