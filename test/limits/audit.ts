import { setTimeout as wait } from 'node:timers/promises'
import { createSystemClock } from '#src/adapters/console/create-system-clock.ts'
import { createDiscovery } from '#src/adapters/notion/discover/create-discovery.ts'
import { Policy } from '#src/core/policy.ts'
import { audit } from '#src/jobs/audit.ts'
import { listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import { laidWorkspace, token } from '#test/adapters/notion/laid-workspace.ts'
import { date, number, people, relation, select, text, title } from '#test/corpus/columns.ts'
import { at, layPeople, layRows, layTable } from '#test/corpus/lay.ts'
import { silentLog } from '#test/support/silent-log.ts'

// Measures an audit of 500 key results in real time: Notion answers after a while, and is asked at its usual pace.

const LATENCY = 300
const PER_MINUTE = 180
const MOST_REQUESTS = 20
const MOST_SECONDS = 20

const workspace = laidWorkspace({ now: () => new Date() })
const owners = layPeople(workspace, 'Ann Okafor', 'Ben Lind', 'Cy Marsh')
const objectives = await layTable(workspace, 'Company goals', {
  Goal: title,
  Quarter: select('2026-Q3', '2026-Q4'),
  Lead: people,
})
const keyResults = await layTable(workspace, 'Measured results', {
  'Key result': title,
  Goal: relation(objectives, 'Results'),
  Owner: people,
  Start: number,
  Goals: number,
  Now: text,
  RAG: select('Green', 'Amber', 'Red'),
  'Last update': date,
})
const projects = await layTable(workspace, 'Initiatives', {
  Project: title,
  'Key results': relation(keyResults, 'Initiatives'),
  Status: select('Planned', 'In progress', 'Done'),
})
await layTable(workspace, 'Decisions', { Decision: title, Status: select('Proposed', 'Decided'), Date: date })

const count = (length: number) => Array.from({ length }, (_, n) => n)
const goals = layRows(
  workspace,
  objectives,
  count(100).map((n) => ({
    Goal: `Win region ${n}`,
    Quarter: at(['2026-Q3', '2026-Q4'], n),
    Lead: [at(owners, n)],
  })),
)
const results = layRows(
  workspace,
  keyResults,
  count(500).map((n) => ({
    'Key result': `Region ${n} has more customers`,
    Goal: [at(goals, n)],
    Owner: [at(owners, n)],
    Start: 0,
    Goals: 100,
    Now: `${n % 90} %`,
    RAG: at(['Green', 'Amber', 'Red'], n),
    'Last update': '2026-11-12',
  })),
)
layRows(
  workspace,
  projects,
  count(150).map((n) => ({
    Project: `Work ${n}`,
    'Key results': [at(results, n)],
    Status: at(['Planned', 'Done'], n),
  })),
)

const { url, close } = await listenOnLoopback({
  async fetch(request: Request) {
    await wait(LATENCY)
    return workspace.app.fetch(request)
  },
})
const clock = createSystemClock()
const discovery = createDiscovery({
  settings: { token, apiUrl: url, requestsPerMinute: PER_MINUTE, owners: {}, timezone: 'UTC' },
  fiscalYearStart: 1,
  clock,
  log: silentLog,
})
const began = performance.now()
const deps = { discovery, policy: Policy.parse({}), hosts: { github: 'github.com' }, clock }
const report = await audit(deps, workspace.root, { asOf: '2026-11-20T08:00:00.000Z' })
const seconds = (performance.now() - began) / 1000
await close()

const read = report.keyResults.running + report.keyResults.ended
process.stdout.write(
  `An audit of ${read} key results: ${workspace.requests.length} requests of ${MOST_REQUESTS}, ${seconds.toFixed(1)} s of ${MOST_SECONDS}.\n`,
)
const isKept = read === 500 && report.requests <= MOST_REQUESTS && seconds <= MOST_SECONDS
process.exitCode = isKept ? 0 : 1
