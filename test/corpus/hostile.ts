import { checkbox, date, email, number, people, select, tags, text, title, url } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, productFacts } from './facts.ts'
import { at, layPeople, layRows, layTable } from './lay.ts'

const kinds = [text, number, checkbox, url, select('A', 'B'), tags('x', 'y'), email, date]

/** What nobody has cleaned up since 2022: columns that hold something else or nothing at all, under every sort of name. */
const clutter = Object.fromEntries(
  Array.from({ length: 170 }, (_, n) => [
    `${at(['Column', 'OLD', 'tmp', '❗', 'عمود', 'do not touch', 'Sync', 'v'], n)} ${n}`,
    at(kinds, n),
  ]),
)

/** Two hundred columns, twins of names, long titles, a status typed by hand, and columns that contradict one another. */
export const hostile: CorpusWorkspace = {
  name: 'hostile',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Zoë "Z" Ångström', 'عمر الفاروق', '李小龙')
    const table = await layTable(workspace, '‏OKRs — (FINAL) v3 🚀🚀 do not copy', {
      'Key result ✅': title,
      Objective: text,
      'Objective (old)': text,
      Owner: people,
      'Owner ': text,
      'owner of the budget': people,
      Quarter: select('q4 26', 'Q3-26', 'Q4 2026'),
      'Quarter closed': checkbox,
      Target: number,
      'target (2025)': number,
      'Target date': date,
      'Stretch target': number,
      Current: number,
      'Current?': checkbox,
      'current sprint': text,
      Baseline: number,
      Status: text,
      'Status (Jira)': select('To Do', 'Doing', 'Done'),
      'Status updated by': people,
      STATUS_OLD: select('green', 'red'),
      Notes: text,
      'Notes of the meeting': url,
      الحالة: select('جيد', 'سيئ'),
      '🎯': number,
      ...clutter,
    })
    const long = (words: string) => `${words} ${'and so on '.repeat(200)}`.slice(0, 2000)
    const typed = {
      green: ['On track!!', 'on-track', 'ON TRACK', 'all good'],
      amber: ['at risk?? see notes'],
      red: ['OFF TRACK :(', 'off track'],
    }
    layRows(
      workspace,
      table,
      inCycles(productFacts, ['Q3-26', 'Q4 2026']).map((fact) => ({
        'Key result ✅': fact.n % 6 === 2 ? long(fact.keyResult) : fact.n === 7 ? '' : fact.keyResult,
        Objective: fact.objective,
        'Objective (old)': fact.n % 4 === 0 ? 'Win' : '',
        Owner: [at(owners, fact.n)],
        'Owner ': at(['see above', '', '?'], fact.n),
        'owner of the budget': fact.n % 5 === 0 ? [owners[0]!] : [],
        Quarter: fact.cycle === 'Q4 2026' && fact.n % 2 === 0 ? 'q4 26' : fact.cycle,
        'Quarter closed': fact.cycle === 'Q3-26',
        Target: fact.to,
        'target (2025)': fact.n % 2 === 0 ? Math.round(fact.to * 0.7) : null,
        'Target date': fact.cycle === 'Q3-26' ? '2026-09-30' : '2026-12-31',
        'Stretch target': Math.round(fact.to * 1.3 * 100) / 100,
        Current: fact.now,
        'Current?': fact.cycle === 'Q4 2026',
        'current sprint': 'Sprint 44',
        Baseline: fact.n % 7 === 3 ? null : fact.from,
        Status: fact.n % 9 === 8 ? '' : at(typed[fact.feel], fact.n),
        // Done in Jira says nothing of the number.
        'Status (Jira)': at(['Done', 'Doing', 'To Do'], fact.n),
        'Status updated by': [at(owners, fact.n + 1)],
        STATUS_OLD: fact.n % 3 === 0 ? (fact.feel === 'green' ? 'red' : 'green') : undefined,
        Notes: at(['', '‮edisni txet desrever', '😅 see Slack', '<b>not bold</b>'], fact.n),
        'Notes of the meeting': 'https://meet.example.com/notes',
        '🎯': fact.n % 4 === 1 ? 1 : null,
        'Column 0': 'x',
        'OLD 1': fact.n,
        'do not touch 5': ['x'],
      })),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: table,
          kind: 'keyResults',
          flat: true,
          columns: {
            title: 'Key result ✅',
            objective: 'Objective',
            owners: 'Owner',
            cycle: 'Quarter',
            target: 'Target',
            current: 'Current',
            baseline: 'Baseline',
            word: 'Status',
            note: 'Notes',
          },
        },
      ],
    }
  },
}
