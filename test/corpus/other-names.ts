import { date, number, people, relation, select, text, title, url } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, platformFacts } from './facts.ts'
import { at, layColumns, layPeople, layRows, layTable } from './lay.ts'

const halves = ['H1 2026', 'H2 2026']

/** Four databases tied by relations, none of them called what the books call it. */
export const otherNames: CorpusWorkspace = {
  name: 'relations, other names',
  async lay(workspace) {
    const people4 = layPeople(workspace, 'Sana Iqbal', 'Leo Marsh', 'Noor Haddad', 'Kit Wells')
    const goals = await layTable(workspace, 'Goals', {
      Goal: title,
      Tier: select('Company', 'Department', 'Team'),
      Squad: select('Platform', 'Growth', 'People'),
      Accountable: people,
      Half: select(...halves),
      Importance: number,
      'Why it matters': text,
    })
    await layColumns(workspace, goals, { 'Parent goal': relation(goals) })
    const measures = await layTable(workspace, 'Measures of success', {
      Measure: title,
      Goal: relation(goals, 'Measures'),
      Responsible: people,
      'Starting point': number,
      'Where we want to be': number,
      'Where we are': number,
      'How it is going': select('Good', 'Watch', 'Trouble'),
      'Last reviewed': date,
      'Linear project': url,
    })
    const bets = await layTable(workspace, 'Bets', {
      Bet: title,
      'Moves measure': relation(measures, 'Bets'),
      Driver: people,
      Phase: select('Planned', 'On track', 'At risk', 'Blocked', 'Done'),
      Dates: date,
      'What is in the way': text,
      'Next step': text,
      Links: url,
    })
    await layColumns(workspace, bets, { 'Depends on': relation(bets) })
    const decisions = await layTable(workspace, 'Decision log', {
      Decision: title,
      State: select('Proposed', 'Decided', 'Superseded'),
      'Decided on': date,
      'Decide by': date,
      Decider: people,
      Reasoning: text,
      'Affected measures': relation(measures, 'Decisions'),
    })

    const titles = [...new Set(platformFacts.map(({ objective }) => objective))]
    const goalRows = layRows(
      workspace,
      goals,
      halves.flatMap((Half) =>
        titles.map((Goal, n) => ({
          Goal,
          Half,
          Tier: at(['Company', 'Department', 'Team'], n),
          Squad: at(['Platform', 'Growth', 'People'], n),
          Accountable: [at(people4, n)],
          Importance: at([1, 2, 3], n),
          'Why it matters': 'Customers tell us so.',
        })),
      ),
    )
    const [top, ...below] = goalRows
    for (const id of below.slice(0, 3)) {
      await workspace.call('PATCH', `pages/${id}`, {
        properties: { 'Parent goal': { relation: [{ id: top }] } },
      })
    }
    const measureRows = layRows(
      workspace,
      measures,
      inCycles(platformFacts, halves).map((fact) => ({
        Measure: fact.keyResult,
        Goal: [goalRows[halves.indexOf(fact.cycle) * titles.length + titles.indexOf(fact.objective)]!],
        Responsible: [at(people4, fact.n)],
        'Starting point': fact.from,
        'Where we want to be': fact.to,
        'Where we are': fact.now,
        'How it is going': { green: 'Good', amber: 'Watch', red: 'Trouble' }[fact.feel],
        'Last reviewed': at(['2026-11-17', '2026-11-10', '2026-10-20'], fact.n),
        'Linear project': `https://linear.app/acme/project/checkout-${fact.n}`,
      })),
    )
    const betRows = layRows(
      workspace,
      bets,
      [
        'Canary releases',
        'One-click rollback',
        'Spot instances',
        'Referral bonus',
        'Runbooks',
        'Nightly restore',
      ].map((Bet, n) => ({
        Bet,
        'Moves measure': [at(measureRows, n + 9), at(measureRows, n + 10)],
        Driver: [at(people4, n)],
        Phase: at(['On track', 'Blocked', 'Done', 'At risk', 'Planned'], n),
        Dates: { start: '2026-08-03', end: at(['2026-11-27', '2026-12-18'], n) },
        'What is in the way': n % 3 === 1 ? 'Security review is not booked.' : '',
        'Next step': 'Demo on Thursday.',
        Links: `https://github.com/acme/platform/issues/${400 + n}`,
      })),
    )
    await workspace.call('PATCH', `pages/${betRows[1]}`, {
      properties: { 'Depends on': { relation: [{ id: betRows[0] }] } },
    })
    layRows(
      workspace,
      decisions,
      [
        'Which cloud for batch jobs',
        'Stop the second region',
        'Freeze hiring in support',
        'Buy or build paging',
      ].map((Decision, n) => ({
        Decision,
        State: at(['Decided', 'Proposed', 'Superseded'], n),
        'Decided on': n % 3 === 1 ? null : at(['2026-09-14', '2026-10-05'], n),
        'Decide by': at(['2026-09-30', '2026-11-25'], n),
        Decider: [at(people4, n + 2)],
        Reasoning: n % 3 === 1 ? '' : 'Cheapest way that meets the target.',
        'Affected measures': [at(measureRows, n * 3)],
      })),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: goals,
          kind: 'objectives',
          flat: false,
          columns: {
            title: 'Goal',
            level: 'Tier',
            team: 'Squad',
            owners: 'Accountable',
            cycle: 'Half',
            supports: 'Parent goal',
          },
          mayBe: { weight: ['Importance'] },
        },
        {
          dataSourceId: measures,
          kind: 'keyResults',
          flat: false,
          columns: {
            title: 'Measure',
            objectives: 'Goal',
            owners: 'Responsible',
            baseline: 'Starting point',
            target: 'Where we want to be',
            current: 'Where we are',
            word: 'How it is going',
            lastCheckIn: 'Last reviewed',
            decisions: 'Decisions',
            source: 'Linear project',
          },
        },
        {
          dataSourceId: bets,
          kind: 'initiatives',
          flat: false,
          columns: {
            title: 'Bet',
            keyResults: 'Moves measure',
            owners: 'Driver',
            status: 'Phase',
            timeline: 'Dates',
            blocker: 'What is in the way',
            nextStep: 'Next step',
            source: 'Links',
            dependsOn: 'Depends on',
          },
        },
        {
          dataSourceId: decisions,
          kind: 'decisions',
          flat: false,
          columns: {
            title: 'Decision',
            status: 'State',
            date: 'Decided on',
            decideBy: 'Decide by',
            owners: 'Decider',
            rationale: 'Reasoning',
            keyResults: 'Affected measures',
          },
        },
      ],
    }
  },
}
