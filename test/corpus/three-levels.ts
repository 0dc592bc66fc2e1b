import { date, number, people, relation, select, text, title, url } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, platformFacts, productFacts } from './facts.ts'
import { at, layBlock, layColumns, layPage, layPeople, layRows, layTable } from './lay.ts'

const cycles = ['FY26 Q3', 'FY26 Q4']

/** Objectives of company, departments and teams each in a database of their own; the key results of all in one. */
export const threeLevels: CorpusWorkspace = {
  name: 'three levels, shared key results',
  async lay(workspace) {
    const owners = layPeople(workspace, 'Ada Brandt', 'Bo Carlsen', 'Cleo Dunn', 'Dov Engel')
    const toggle = layBlock(workspace, workspace.root, 'toggle', 'Working databases')
    const below = layPage(workspace, workspace.root, 'Teams')
    const common = {
      Owner: people,
      Cycle: select(...cycles),
      State: select('Active', 'Closed'),
      Weight: number,
    }
    const company = await layTable(workspace, 'Company objectives', { Objective: title, ...common })
    const departments = await layTable(workspace, 'Department objectives', {
      Objective: title,
      Department: select('Product', 'Engineering'),
      'Supports company objective': relation(company, 'Department objectives'),
      ...common,
    })
    const teams = await layTable(
      workspace,
      'Team objectives',
      {
        Objective: title,
        Team: select('Checkout', 'Data', 'Growth'),
        'Contributes to': relation(departments, 'Team objectives'),
        ...common,
      },
      { page: below },
    )
    const keyResults = await layTable(
      workspace,
      'Key results (all levels)',
      {
        'Key result': title,
        'Company objective': relation(company, 'Key results'),
        'Department objective': relation(departments, 'Key results'),
        'Team objective': relation(teams, 'Key results'),
        'KR owner': people,
        'KR type': select('Metric', 'Milestone', 'Yes/No'),
        Baseline: number,
        Target: number,
        'Current value': number,
        Unit: text,
        'Status (manual)': select('On track', 'At risk', 'Off track'),
        'Updated on': date,
      },
      { block: toggle },
    )
    const initiatives = await layTable(
      workspace,
      'Initiatives',
      {
        Initiative: title,
        'Key results': relation(keyResults, 'Initiatives'),
        DRI: people,
        Status: select('Planned', 'On track', 'Blocked', 'Done'),
        Timeline: date,
        'GitHub / Linear': url,
      },
      { block: toggle },
    )
    const decisions = await layTable(workspace, 'Decisions', {
      Decision: title,
      Status: select('Proposed', 'Decided', 'Reversed'),
      Owner: people,
      Date: date,
      'Decide by': date,
      Rationale: text,
    })
    await layColumns(workspace, decisions, { Initiatives: relation(initiatives, 'Decisions') })

    const facts = [...productFacts, ...platformFacts]
    const titles = [...new Set(facts.map(({ objective }) => objective))]
    const row = (Cycle: string, Objective: string, n: number) => ({
      Objective,
      Cycle,
      Owner: [at(owners, n)],
      State: Cycle === 'FY26 Q3' ? 'Closed' : 'Active',
      Weight: at([1, 2], n),
    })
    const all = cycles.flatMap((Cycle) => {
      const top = layRows(
        workspace,
        company,
        titles.slice(0, 2).map((each, n) => row(Cycle, each, n)),
      )
      const middle = layRows(
        workspace,
        departments,
        titles.slice(2, 5).map((each, n) => ({
          ...row(Cycle, each, n),
          Department: at(['Product', 'Engineering'], n),
          'Supports company objective': n === 2 ? [] : [at(top, n)],
        })),
      )
      const low = layRows(
        workspace,
        teams,
        titles.slice(5).map((each, n) => ({
          ...row(Cycle, each, n),
          Team: at(['Checkout', 'Data', 'Growth'], n),
          'Contributes to': [at(middle, n)],
        })),
      )
      return [...top, ...middle, ...low]
    })
    const krRows = layRows(
      workspace,
      keyResults,
      inCycles(facts, cycles).map((fact) => {
        const place = titles.indexOf(fact.objective)
        const level = place < 2 ? 'Company objective' : place < 5 ? 'Department objective' : 'Team objective'
        return {
          'Key result': fact.keyResult,
          [level]: [all[cycles.indexOf(fact.cycle) * titles.length + place]!],
          'KR owner': [at(owners, fact.n)],
          'KR type': 'Metric',
          Baseline: fact.from,
          Target: fact.to,
          'Current value': fact.now,
          Unit: fact.unit,
          'Status (manual)': { green: 'On track', amber: 'At risk', red: 'Off track' }[fact.feel],
          'Updated on':
            fact.cycle === 'FY26 Q3' ? '2026-09-30' : at(['2026-11-18', '2026-11-11', '2026-10-21'], fact.n),
        }
      }),
    )
    const work = layRows(
      workspace,
      initiatives,
      ['Guided setup', 'Audit log v2', 'Faster builds', 'Paging overhaul', 'Price test'].map(
        (Initiative, n) => ({
          Initiative,
          'Key results': [at(krRows, facts.length + 3 * n)],
          DRI: [at(owners, n + 1)],
          Status: at(['On track', 'Blocked', 'Done', 'Planned'], n),
          Timeline: { start: '2026-09-07', end: '2026-12-04' },
          'GitHub / Linear': `https://github.com/acme/shop/pull/${900 + n}`,
        }),
      ),
    )
    layRows(
      workspace,
      decisions,
      ['Charge per seat or per invoice', 'Retire the old importer', 'One on-call for all'].map(
        (Decision, n) => ({
          Decision,
          Status: at(['Decided', 'Proposed', 'Reversed'], n),
          Owner: [at(owners, n)],
          Date: n === 1 ? null : '2026-10-08',
          'Decide by': at(['2026-10-10', '2026-11-28'], n),
          Rationale: n === 1 ? '' : 'Fits what customers said in interviews.',
          Initiatives: [at(work, n)],
        }),
      ),
    )
    const objectives = { owners: 'Owner', cycle: 'Cycle', state: 'State', weight: 'Weight' }
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: company,
          kind: 'objectives',
          flat: false,
          columns: { title: 'Objective', ...objectives },
        },
        {
          dataSourceId: departments,
          kind: 'objectives',
          flat: false,
          columns: {
            title: 'Objective',
            team: 'Department',
            supports: 'Supports company objective',
            ...objectives,
          },
        },
        {
          dataSourceId: teams,
          kind: 'objectives',
          flat: false,
          columns: { title: 'Objective', team: 'Team', supports: 'Contributes to', ...objectives },
        },
        {
          dataSourceId: keyResults,
          kind: 'keyResults',
          flat: false,
          columns: {
            title: 'Key result',
            objectives: 'Team objective',
            owners: 'KR owner',
            type: 'KR type',
            baseline: 'Baseline',
            target: 'Target',
            current: 'Current value',
            unit: 'Unit',
            word: 'Status (manual)',
            lastCheckIn: 'Updated on',
          },
          // One column can be named; which of the three is a matter of where the numbers are.
          mayBe: { objectives: ['Company objective', 'Department objective'] },
        },
        {
          dataSourceId: initiatives,
          kind: 'initiatives',
          flat: false,
          columns: {
            title: 'Initiative',
            keyResults: 'Key results',
            owners: 'DRI',
            status: 'Status',
            timeline: 'Timeline',
            source: 'GitHub / Linear',
          },
        },
        {
          dataSourceId: decisions,
          kind: 'decisions',
          flat: false,
          columns: {
            title: 'Decision',
            status: 'Status',
            owners: 'Owner',
            date: 'Date',
            decideBy: 'Decide by',
            rationale: 'Rationale',
            initiatives: 'Initiatives',
          },
        },
      ],
    }
  },
}
