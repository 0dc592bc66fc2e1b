import { expect, onTestFinished, test } from 'vitest'
import { planSync } from '#src/jobs/plan-sync.ts'
import type { RunReport } from '#src/jobs/run-report.ts'
import * as github from '#src/sandbox/github/seed.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { mergePull, reviewPull } from '#src/sandbox/github/seed-pulls.ts'
import * as githubUrls from '#src/sandbox/github/urls.ts'
import * as linear from '#src/sandbox/linear/seed.ts'
import * as linearUrls from '#src/sandbox/linear/urls.ts'
import { type Sandbox, startSandbox } from '#src/sandbox/start-sandbox.ts'
import { aKeyResult, aSnapshot, EMPTY_CELLS } from '#test/core/a-snapshot.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const NOW = '2026-11-20T09:00:00.000Z'
const HOUR = 3_600_000
const ago = (hours: number) => new Date(Date.parse(NOW) - hours * HOUR).toISOString()

type Target = readonly [name: string, source: string, measure: string, answer: number | string]

/** What a run answers for each target, as the systems tell of them over the wire: the number, or why there is none. */
async function answersFor(lay: (sandbox: Sandbox) => readonly Target[]) {
  letThrough(LOOPBACK)
  const clock = createTestClock(NOW)
  const sandbox = await startSandbox({ now: () => new Date(clock.now()) })
  onTestFinished(() => sandbox.close())
  const databases = { NOTION_OBJECTIVES: 'o'.repeat(32), NOTION_KEY_RESULTS: 'k'.repeat(32) }
  const { deps, close } = await openDeps({ ...sandbox.settings, ...databases }, clock)
  onTestFinished(close)
  const targets = lay(sandbox)
  const keyResults = targets.map(([, source, measure], index) =>
    aKeyResult({
      id: `k${index}`,
      source,
      measure: measure === '' ? null : measure,
      current: 24,
      shown: { ...EMPTY_CELLS.keyResult, current: 24 },
      acceptedFindings: ['implausible_measurement'],
    }),
  )
  const okrs = { ...deps.okrs, read: async () => aSnapshot({ keyResults }) }
  const report = await planSync({ ...deps, okrs })
  // Leaders read these: they know no settings.
  expect(JSON.stringify(report.findings)).not.toMatch(/LINEAR_API_KEY|GITHUB_TOKEN/)
  const answers = report.keyResults.map(({ measurement }, index) => [
    targets[index]?.[0],
    measurement?.kind === 'value' ? measurement.value : measurement?.detail,
  ])
  return { targets, report, answers }
}

/** The rows to whom the reason is told, and to which a value would be written. */
function consequences({ findings, keyResults, writes }: RunReport) {
  const told = keyResults.filter(({ id, measurement }) =>
    findings.some(
      ({ pageId, message, mend }) =>
        measurement?.kind === 'unknown' &&
        pageId === id &&
        message.includes(measurement.detail) &&
        mend !== '',
    ),
  )
  const written = writes.filter(({ changes }) => changes.some(({ field }) => field === 'current'))
  return { told: told.map(({ id }) => id), written: written.map(({ pageId }) => pageId) }
}

function expectedConsequences(targets: readonly Target[]) {
  const rows = targets.map(([, , measure, answer], index) => ({ id: `k${index}`, measure, answer }))
  return {
    // Where nothing was restored nothing may have failed: nobody has anything to mend.
    told: rows
      .filter(({ answer, measure }) => typeof answer === 'string' && measure !== 'time to restore')
      .map(({ id }) => id),
    written: rows.filter(({ answer }) => typeof answer === 'number').map(({ id }) => id),
  }
}

const expected = (targets: readonly Target[]) =>
  targets.map(([name, , , answer]) => [
    name,
    typeof answer === 'string' ? expect.stringContaining(answer) : answer,
  ])

test('what was deleted, renamed, moved, archived, emptied or is enormous in Linear is measured or says why not', async () => {
  const { targets, report, answers } = await answersFor(({ linear: { state } }) => {
    const team = linear.addTeam(state, { key: 'ENG' })
    const others = linear.addTeam(state, { key: 'OPS', unestimated: 0 })
    const [done, open] = [{ state: 'completed' as const, estimate: 1 }, { estimate: 1 }]
    const project = (name: string, more: Partial<linear.ProjectSeed> = {}) =>
      linear.addProject(state, { name, team, createdAt: ago(2_000), issues: [done, open], ...more })
    const url = (of: ReturnType<typeof project>) => linearUrls.projectUrl(state, of)
    const gone = project('Gone')
    const goneUrl = url(gone)
    state.projects.splice(state.projects.indexOf(gone), 1)
    const renamed = project('Old name')
    const renamedUrl = url(renamed)
    renamed.name = 'New name'
    const moved = linear.addIssue(state, { team, state: 'completed', createdAt: ago(900) })
    const movedUrl = linearUrls.issueUrl(state, moved)
    linear.moveToTeam(moved, others, ago(800))
    const empty = linear.addMilestone(state, { name: 'Empty', project: renamed, team })
    const everything = linear.addMilestone(state, {
      name: 'Everything',
      project: renamed,
      team,
      issues: Array.from({ length: 1_100 }, () => open),
    })
    return [
      ['deleted', goneUrl, 'progress', 'it was deleted or moved, or okr-sync may not see it'],
      ['in the trash', url(project('T', { trashed: true })), 'progress', 'it was deleted or moved'],
      ['cancelled', url(project('C', { status: 'canceled' })), 'progress', 'was cancelled'],
      ['archived', url(project('A', { archivedAt: ago(100) })), 'progress', 50],
      ['empty', url(project('E', { issues: [] })), 'progress', 'has no scope: no issues to measure'],
      ['no estimates', url(project('N', { team: others, issues: [{}] })), 'progress', 'issues and no points'],
      ['no issues', linearUrls.milestoneUrl(state, renamed, empty), 'progress', 'no issues to measure'],
      ['enormous', linearUrls.milestoneUrl(state, renamed, everything), 'progress', 'more than 1000 issues'],
      ['moved', movedUrl, 'done', 1],
      ['no issue', 'https://linear.app/lumen-freight/issue/SHA-256', 'done', 'Linear shows no issue under'],
      ['foreign', 'https://linear.app/rival/team/ENG', 'velocity', 'belongs to the Linear workspace "rival"'],
      ['renamed', renamedUrl, 'points', 1],
      ['quiet', linearUrls.teamUrl(state, team), 'velocity', 'no cycle with work in it that ended'],
    ]
  })
  expect(answers).toEqual(expected(targets))
  expect(consequences(report)).toEqual(expectedConsequences(targets))
})

test('what was deleted, renamed, archived, emptied or is enormous on GitHub is measured or says why not', async () => {
  const { targets, report, answers } = await answersFor(({ github: { state } }) => {
    const repository = (name: string, more: Parameters<typeof github.addRepository>[2] = {}) =>
      github.addRepository(state, `acme/${name}`, { createdAt: ago(3_000), ...more })
    const shop = repository('shop')
    const bare = repository('bare')
    const old = repository('old', { archived: true })
    const was = repository('was')
    const finished = github.addIssue(state, was, { state: 'closed', createdAt: ago(500) })
    const wasUrl = githubUrls.itemUrl(state, was, finished)
    github.renameRepository(was, 'acme/is')
    const empty = github.addMilestone(state, shop, { title: 'Empty' })
    const everything = github.addMilestone(state, shop, { title: 'Everything' })
    for (let index = 0; index < 1_200; index += 1) {
      github.addIssue(state, shop, {
        milestone: everything,
        labels: ['all'],
        createdAt: ago(700),
        ...(index < 300 ? { state: 'closed' } : {}),
      })
    }
    // Nobody knows the author any more, and a clock put the review before the pull request.
    const ghost = github.addPull(state, shop, { author: null, createdAt: ago(60), firstCommitAt: ago(50) })
    reviewPull(ghost, { by: null, at: ago(58) })
    reviewPull(ghost, { by: 'ben', at: ago(56) })
    mergePull(state, shop, ghost, ago(50))
    const early = github.addPull(state, shop, { author: 'ada', createdAt: ago(40), firstCommitAt: ago(41) })
    reviewPull(early, { by: 'ben', at: ago(40.05) })
    const live = deploy(state, old, { at: ago(60) })
    setDeploymentStatus(state, old, live, 'success', ago(59))
    const url = (of: typeof shop) => githubUrls.repositoryUrl(state, of)
    return [
      [
        'deleted, or hidden',
        'https://github.com/acme/gone',
        'lead time',
        'it was deleted or renamed, or okr-sync may not read',
      ],
      ['deleted milestone', `${url(shop)}/milestone/99`, 'progress', 'it was deleted or renamed'],
      ['renamed', wasUrl, 'done', 1],
      ['archived', url(old), 'deploy frequency', 0.25],
      ['empty', url(bare), 'time to first review', 'No pull request of acme/bare'],
      ['never deployed', url(bare), 'deploy frequency', 'no deployment to production, prod or live'],
      ['never deployed', url(shop), 'lead time', 'No pull request of acme/shop was deployed'],
      ['never deployed', url(shop), 'change failure rate', 'so nothing could fail'],
      ['never deployed', url(shop), 'time to restore', 'No failed deployment of acme/shop was restored'],
      [
        'no runs',
        `${url(shop)}/actions/workflows/ci.yml`,
        'ci duration',
        'did not run for a push or a pull request',
      ],
      ['no issues', githubUrls.milestoneUrl(state, shop, empty), 'progress', 'has no issues'],
      ['enormous', githubUrls.milestoneUrl(state, shop, everything), 'progress', 25],
      ['enormous', `${url(shop)}/labels/all`, 'open', 900],
      ['null author', url(shop), 'time to first review', 2],
      ['null author', url(shop), 'pr cycle time', 10],
    ]
  })
  expect(answers).toEqual(expected(targets))
  expect(consequences(report)).toEqual(expectedConsequences(targets))
})

test('without Measure, with one that does not fit, with mixed kinds or a foreign link nothing is written, and the row hears what fits', async () => {
  const { targets, report } = await answersFor(({ linear: { state }, github: { state: hub } }) => {
    const team = linear.addTeam(state, { key: 'ENG' })
    const issues = [{ state: 'completed' as const, estimate: 3 }, { estimate: 1 }]
    const project = linearUrls.projectUrl(state, linear.addProject(state, { name: 'Checkout', team, issues }))
    const shop = github.addRepository(hub, 'acme/shop', { createdAt: ago(3_000) })
    const beta = github.addMilestone(hub, shop, { title: 'Beta' })
    github.addIssue(hub, shop, { milestone: beta })
    const milestone = githubUrls.milestoneUrl(hub, shop, beta)
    const foreign = 'https://linear.app/rival/project/checkout-0a1b2c3d4e5f'
    return [
      ['no_measure', project, '', 'Choose "progress" (75 %)'],
      [
        'no_measure',
        milestone,
        '',
        'Choose "progress" (0 %), "done" (0 items) or "open" (1 item) in Measure',
      ],
      ['measure_does_not_fit', project, 'lead time', '"points", "velocity" or "bugs per 100 points"'],
      [
        'measure_does_not_fit',
        githubUrls.repositoryUrl(hub, shop),
        'velocity',
        'Choose "deploy frequency", "lead time", "change failure rate"',
      ],
      ['measure_does_not_fit', milestone, 'points', 'Choose "progress", "done" or "open" in Measure.'],
      ['mixed_kinds', `${project} ${milestone}`, 'progress', 'Keep links of one kind'],
      ['foreign_workspace', foreign, 'progress', 'from the Linear workspace that okr-sync reads'],
    ]
  })
  const told = targets.map((_, index) => {
    const row = report.findings.find(
      ({ pageId, property }) => pageId === `k${index}` && ['Measure', 'Source'].includes(property ?? ''),
    )
    return [row?.code, row?.mend]
  })
  expect(told).toEqual(targets.map(([code, , , mend]) => [code, expect.stringContaining(String(mend))]))
  expect(consequences(report).written).toEqual([])
})
