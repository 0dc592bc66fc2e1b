import { checkbox, createdTime, number, people, percent, select, text, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, platformFacts, productFacts } from './facts.ts'
import { at, layPage, layPeople, layRows, layTable } from './lay.ts'

/** A database a year: last year's is archived on a page of its own and had other column names. */
export const twoYears: CorpusWorkspace = {
  name: 'a database a year',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Maya Stone', 'Tom Berg', 'Ines Faria')
    const archive = layPage(workspace, workspace.root, 'Archive')
    const old = await layTable(
      workspace,
      'OKRs 2025',
      {
        KR: title,
        Objective: select(...new Set(platformFacts.map(({ objective }) => objective))),
        DRI: people,
        Cycle: select('2025-Q3', '2025-Q4'),
        From: number,
        Goal: number,
        Actual: number,
        RAG: select('Green', 'Amber', 'Red'),
        Created: createdTime,
      },
      { page: archive },
    )
    const rag = { green: 'Green', amber: 'Amber', red: 'Red' }
    layRows(
      workspace,
      old,
      inCycles(platformFacts, ['2025-Q3', '2025-Q4']).map((fact) => ({
        KR: fact.keyResult,
        Objective: fact.objective,
        DRI: [at(owners, fact.n)],
        Cycle: fact.cycle,
        From: fact.from,
        Goal: fact.to,
        Actual: fact.now,
        RAG: rag[fact.feel],
      })),
      '2026-01-09T15:00:00.000Z',
    )
    const current = await layTable(workspace, 'OKRs 2026', {
      'Key result': title,
      Objective: text,
      Owner: people,
      Department: select('Engineering', 'Product', 'G&A'),
      Quarter: select('2026-Q3', '2026-Q4'),
      Baseline: number,
      Target: number,
      Current: number,
      Confidence: percent,
      Health: select('On track', 'At risk', 'Off track'),
      Committed: checkbox,
      Comment: text,
    })
    const health = { green: 'On track', amber: 'At risk', red: 'Off track' }
    layRows(
      workspace,
      current,
      inCycles([...productFacts, ...platformFacts], ['2026-Q3', '2026-Q4']).map((fact) => ({
        'Key result': fact.keyResult,
        Objective: fact.objective,
        Owner: [at(owners, fact.n + 1)],
        Department: at(['Engineering', 'Product', 'G&A'], fact.n),
        Quarter: fact.cycle,
        Baseline: fact.from,
        Target: fact.to,
        Current: fact.n % 8 === 6 ? null : fact.now,
        Confidence: { green: 0.8, amber: 0.5, red: 0.25 }[fact.feel],
        Health: health[fact.feel],
        Committed: fact.n % 4 === 0,
        Comment: at(['', 'Numbers are from finance.', 'Vendor is late.'], fact.n),
      })),
    )
    return {
      link: `https://www.notion.so/acme/OKRs-${workspace.root.replaceAll('-', '')}`,
      expected: [
        {
          dataSourceId: old,
          kind: 'keyResults',
          flat: true,
          columns: {
            title: 'KR',
            objective: 'Objective',
            owners: 'DRI',
            cycle: 'Cycle',
            baseline: 'From',
            target: 'Goal',
            current: 'Actual',
            word: 'RAG',
          },
        },
        {
          dataSourceId: current,
          kind: 'keyResults',
          flat: true,
          columns: {
            title: 'Key result',
            objective: 'Objective',
            owners: 'Owner',
            team: 'Department',
            cycle: 'Quarter',
            baseline: 'Baseline',
            target: 'Target',
            current: 'Current',
            ownerConfidence: 'Confidence',
            word: 'Health',
            note: 'Comment',
          },
          mayBe: { ambition: ['Committed'] },
        },
      ],
    }
  },
}
