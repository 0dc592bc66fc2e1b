import { expect, onTestFinished, test } from 'vitest'
import { planSync } from '#src/jobs/plan-sync.ts'
import { addMilestone, addPull } from '#src/sandbox/github/seed.ts'
import { moveIssue } from '#src/sandbox/linear/seed.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const NOW = '2026-11-20T09:00:00.000Z'

test('what goes on and what was finished in both systems is told with the key results that it serves', async () => {
  letThrough(LOOPBACK)
  const clock = createTestClock(NOW)
  const { sandbox, settings } = await startCompany(NOW, clock)
  onTestFinished(() => sandbox.close())
  const { deps, close } = await openDeps(settings, clock)
  onTestFinished(close)
  const { linear, github } = sandbox
  const wiki = linear.state.projects.find(({ name }) => name === 'Internal wiki in Rust')
  const app = github.state.repositories.find(({ name }) => name === 'app')
  if (!wiki || !app) return expect.unreachable('the demo company has them')
  const pages = linear.state.issues.filter(({ projectId }) => projectId === wiki.id)
  for (const page of pages.slice(0, 2)) moveIssue(page, 'completed', '2026-11-18T09:00:00.000Z')
  addPull(github.state, app, { author: 'ada', mergedAt: '2026-11-18T09:00:00.000Z' })
  addMilestone(github.state, app, { title: 'Dark mode' })

  const { workCoverage, keyResults, findings } = await planSync(deps)

  const titleOf = (id: string) => keyResults.find((row) => row.id === id)?.title
  const served = workCoverage.served.map(({ kind, title, keyResults: ids }) => [
    `${kind} ${title}`,
    ids.map(titleOf).toSorted(),
  ])
  const imports = ['One-click import for the top ten systems', 'SAP connector merged']
  expect(Object.fromEntries(served)).toEqual({
    'milestone Setup wizard v2': ['Minutes to complete setup from 34 to 15', 'Setup wizard v2 shipped'],
    'milestone Dark mode': [],
    'project Event pipeline': [
      'All carriers on the event pipeline',
      'History of every carrier backfilled',
      'Webhook delivery from 97.2 % to 99.5 %',
    ],
    'project Internal wiki in Rust': [],
    'initiative Import in one click': imports,
    'project Top five connectors': imports,
    'project Next five connectors': imports,
  })
  // Of linked projects 12 + 2 + 6 + 4 issues and the audit; the repository of booking is linked whole, of the other one pull request.
  expect(workCoverage).toMatchObject({
    completedIssues: { served: 25, all: 27 },
    mergedPulls: { served: 15, all: 16 },
  })
  expect(findings.filter(({ code, database }) => code === 'orphan_work' && database === null)).toMatchObject([
    { title: 'Dark mode' },
    { title: 'Internal wiki in Rust' },
  ])
})
