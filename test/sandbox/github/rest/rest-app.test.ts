import { expect } from 'vitest'
import { addIssue, addMilestone, addPull, addRepository } from '#src/sandbox/github/seed.ts'
import { rerunWorkflow, runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import { get, organisation } from '#test/sandbox/github/organisation.ts'
import { contractTest, openContract } from '#test/support/openapi.ts'

const contract = openContract('github-openapi-subset.json', (document) => allowNull(document.components))

/** GitHub writes `nullable` without a `type`, which Ajv refuses, and beside an `enum` without null, which refuses null. */
function allowNull(node: unknown): void {
  if (typeof node !== 'object' || node === null) return
  for (const child of Object.values(node)) allowNull(child)
  if (!('nullable' in node)) return
  if ('enum' in node && Array.isArray(node.enum)) node.enum.push(null)
  if ('type' in node) return
  const { nullable: _, ...rest } = { ...node }
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key)
  Object.assign(node, { anyOf: [rest, { type: 'null' }] })
}

contractTest('every REST body is as GitHub documents it', contract, async () => {
  const { state, shop } = organisation()
  addRepository(state, 'acme/site', { private: false })
  const launch = addMilestone(state, shop, { title: 'Launch', dueOn: '2026-12-31T08:00:00.000Z' })
  addMilestone(state, shop, { title: 'Past', state: 'closed', description: 'Done.' })
  const labels = ['bug', 'good first issue']
  addIssue(state, shop, { milestone: launch, labels, body: 'Broken.' })
  addIssue(state, shop, { state: 'closed', stateReason: 'not_planned', author: null, body: 'Not now.' })
  addPull(state, shop, { milestone: launch, labels, mergedAt: '2026-11-19T10:00:00.000Z', body: 'Mended.' })
  addPull(state, shop, { draft: true, body: 'Soon.' })
  const run = runWorkflow(state, shop, {
    createdAt: '2026-11-19T10:00:00.000Z',
    minutes: 5,
    conclusion: 'failure',
  })
  rerunWorkflow(state, run, { startedAt: '2026-11-19T11:00:00.000Z' })
  runWorkflow(state, shop, { createdAt: '2026-11-19T12:00:00.000Z', minutes: 5 })
  const repo = '/repos/{owner}/{repo}'
  const asked = [
    [repo, '/repos/acme/shop'],
    [repo, '/repos/acme/site'],
    [`${repo}/milestones`, '/repos/acme/shop/milestones?state=all'],
    [`${repo}/milestones/{milestone_number}`, '/repos/acme/shop/milestones/1'],
    [`${repo}/milestones/{milestone_number}`, '/repos/acme/shop/milestones/2'],
    [`${repo}/issues/{issue_number}`, '/repos/acme/shop/issues/1'],
    [`${repo}/issues/{issue_number}`, '/repos/acme/shop/issues/2'],
    [`${repo}/issues/{issue_number}`, '/repos/acme/shop/issues/3'],
    [`${repo}/pulls/{pull_number}`, '/repos/acme/shop/pulls/3'],
    [`${repo}/pulls/{pull_number}`, '/repos/acme/shop/pulls/4'],
    [`${repo}/actions/runs`, '/repos/acme/shop/actions/runs'],
    ['/search/issues', '/search/issues?q=repo:acme/shop+is:issue'],
    ['/search/issues', '/search/issues?q=repo:acme/shop+is:pr'],
    ['/rate_limit', '/rate_limit'],
  ] as const
  for (const [operation, path] of asked) {
    const response = await get(path)
    expect(response.status, path).toBe(200)
    expect(contract.faults(`GET ${operation}`, 200, await response.json()), path).toEqual([])
  }
})
