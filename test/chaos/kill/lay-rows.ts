import * as github from '#src/sandbox/github/seed.ts'
import * as githubUrls from '#src/sandbox/github/urls.ts'
import * as linear from '#src/sandbox/linear/seed.ts'
import * as linearUrls from '#src/sandbox/linear/urls.ts'
import { addPage, addUser, editPage, type SeedValues } from '#src/sandbox/notion/seed.ts'
import type { Sandbox } from '#src/sandbox/start-sandbox.ts'

interface DataSourceIds {
  readonly objectives: string
  readonly keyResults: string
  readonly initiatives: string
  readonly decisions: string
}

const FOUNDED = '2026-11-02T07:30:00.000Z'
const CYCLE = '2026-Q4'

/** What people and engineers do in a company, each at the moment that the stand-ins' clock shows. */
export interface CompanyLife {
  /** Someone types over cells of a row. */
  type(row: string, values: SeedValues): void
  /** Some more of the work that is measured gets done, or found to be to do. */
  work(done: number, added: number): void
}

/** Lays a small company in which each kind of write and of mail has its cause: rows in Notion, and work in Linear and GitHub. */
export function layRows(sandbox: Sandbox, ids: DataSourceIds, now: () => string): CompanyLife {
  const { state } = sandbox.notion
  const person = (name: string) => addUser(state, { name, email: `${name}@lumen-freight.example` })
  const [ada, ben, cleo] = [person('ada'), person('ben'), person('cleo')]
  const pages = new Map<string, string>()
  const page = (row: string) => {
    const id = pages.get(row)
    if (id === undefined) throw new Error(`The company has no row ${row}.`)
    return id
  }
  const add = (dataSourceId: string, title: string, row: string, values: SeedValues) =>
    pages.set(row, addPage(state, dataSourceId, { [title]: row, ...values }, { lastEdited: FOUNDED }))
  const objective = (row: string, values: SeedValues) =>
    add(ids.objectives, 'Objective', row, { Cycle: CYCLE, State: 'Active', ...values })
  const keyResult = (row: string, values: SeedValues) =>
    add(ids.keyResults, 'Key result', row, {
      Type: 'Metric',
      Owner: [ben],
      Baseline: 0,
      Target: 100,
      State: 'Active',
      'Last check-in': '2026-11-20',
      ...values,
    })

  const { urls, work } = layWork(sandbox, now)
  objective('Shippers trust us', { Level: 'Company', Owner: [ada] })
  objective('A platform that carries peak', {
    Level: 'Team',
    Team: 'Platform',
    Owner: [ada],
    Supports: [page('Shippers trust us')],
  })
  const [company, platform] = [[page('Shippers trust us')], [page('A platform that carries peak')]]
  keyResult('Steady', { Objective: company, Current: 60, Note: 'As planned.' })
  keyResult('Falling', { Objective: company, Current: 60, Owner: [cleo] })
  keyResult('Asked about', { Objective: company, Current: 60 })
  keyResult('Overruled once', { Objective: company, Current: 55, 'Last check-in': '2026-11-06' })
  keyResult('Overruled now', { Objective: company, Current: 58 })
  keyResult('Explained by hand', { Objective: platform, Current: 52 })
  keyResult('Project', { Objective: platform, Unit: '%', Source: urls.project, Measure: 'progress' })
  keyResult('Rate cards', { Objective: platform, Unit: '%', Source: urls.cards, Measure: 'progress' })
  keyResult('Closed on GitHub', { Objective: platform, Target: 10, Source: urls.search, Measure: 'done' })
  add(ids.initiatives, 'Initiative', 'Carrier events', {
    DRI: [cleo],
    Status: 'On track',
    'Key results': [page('Project')],
    Timeline: { start: '2026-10-05', end: '2026-12-18' },
    Source: urls.project,
  })
  add(ids.decisions, 'Decision', 'Which carriers first', {
    Status: 'Proposed',
    Raised: '2026-11-03',
    Owner: [ada],
    'Decide by': '2026-11-25',
    'Key results': [page('Project')],
    Context: 'Two cannot be had at once.',
  })
  return {
    type: (row, values) => editPage(state, page(row), values, { lastEdited: now(), editedBy: ada }),
    work,
  }
}

function layWork({ linear: { state }, github: { state: hub } }: Sandbox, now: () => string) {
  // Many runs are tried in the same hour of the stand-ins' time.
  Object.assign(state.limits, { requests: 1e9, complexity: 1e9 })
  Object.assign(hub.limits, { core: 1e9, search: 1e9, graphql: 1e9 })
  const team = linear.addTeam(state, { key: 'PLT', name: 'Platform' })
  const issues = Array.from({ length: 20 }, (_, index) => ({ title: `Part ${index + 1}`, estimate: 2 }))
  const project = linear.addProject(state, { name: 'Carrier events', team, createdAt: FOUNDED, issues })
  const cards = linear.addProject(state, { name: 'Rate cards', team, createdAt: FOUNDED, issues })
  const repository = github.addRepository(hub, 'lumen-freight/booking', { createdAt: FOUNDED })
  const bugs = Array.from({ length: 10 }, () =>
    github.addIssue(hub, repository, { labels: ['reliability'], createdAt: FOUNDED }),
  )
  return {
    urls: {
      project: linearUrls.projectUrl(state, project),
      cards: linearUrls.projectUrl(state, cards),
      search: githubUrls.searchUrl(hub, repository, 'is:issue label:reliability'),
    },
    work(done: number, added: number) {
      for (const { id } of [project, cards]) {
        const open = state.issues.filter((issue) => issue.projectId === id && issue.state !== 'completed')
        for (const issue of open.slice(0, done)) linear.moveIssue(issue, 'completed', now())
      }
      for (const bug of bugs.splice(0, Math.min(done, 2))) github.closeItem(bug, now())
      for (let issue = 0; issue < added; issue += 1)
        linear.addIssue(state, { team, project, estimate: 8, createdAt: now() })
    },
  }
}
