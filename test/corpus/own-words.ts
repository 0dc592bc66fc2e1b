import { date, number, people, select, tags, text, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, productFacts } from './facts.ts'
import { at, layPeople, layRows, layTable } from './lay.ts'

/** A start-up's board in its own words. */
export const ownWords: CorpusWorkspace = {
  name: 'flat, own words',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Tess Moon', 'Raj Vale')
    const board = await layTable(workspace, 'Company goals & metrics', {
      'What we measure': title,
      'Big goal': text,
      Crew: tags('Product', 'Ops'),
      'On the hook': people,
      'For quarter': select("Q3'26", "Q4'26"),
      'Started at': number,
      'Finish line': number,
      'Right now': number,
      Vibe: select('🟢 good', '🟡 meh', '🔴 bad'),
      'Numbers as of': date,
      'What happened': text,
      'Slack channel': text,
      Created: date,
    })
    layRows(
      workspace,
      board,
      inCycles(productFacts, ["Q3'26", "Q4'26"]).map((fact) => ({
        'What we measure': fact.keyResult,
        'Big goal': fact.objective,
        Crew: [at(['Product', 'Ops'], fact.n)],
        'On the hook': [at(owners, fact.n)],
        'For quarter': fact.cycle,
        'Started at': fact.from,
        'Finish line': fact.to,
        'Right now': fact.now,
        Vibe: { green: '🟢 good', amber: '🟡 meh', red: '🔴 bad' }[fact.feel],
        'Numbers as of': at(['2026-11-17', '2026-11-03'], fact.n),
        'What happened': at(['Pilot slipped a week.', 'Nothing new.', ''], fact.n),
        'Slack channel': '#goals',
        Created: fact.cycle === "Q4'26" ? '2026-09-30' : '2026-06-29',
      })),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: board,
          kind: 'keyResults',
          flat: true,
          columns: {
            title: 'What we measure',
            objective: 'Big goal',
            team: 'Crew',
            owners: 'On the hook',
            cycle: 'For quarter',
            baseline: 'Started at',
            target: 'Finish line',
            current: 'Right now',
            word: 'Vibe',
            lastCheckIn: 'Numbers as of',
            note: 'What happened',
          },
        },
      ],
    }
  },
}
