import { expect, test } from 'vitest'
import { parseLinks } from '#src/core/work/links.ts'

const hosts = { github: 'github.com' }
const shop = { owner: 'acme', repo: 'shop' }
const repository = { kind: 'github_repository', ...shop }
const workflow = { kind: 'github_workflow', ...shop, workflow: 'ci.yml' }
const environment = (name: string | null) => ({ kind: 'github_environment', ...shop, environment: name })

test.each([
  ['https://github.com/acme/shop', repository],
  ['https://github.com/acme/shop.git', repository],
  ['github.com/acme/shop/', repository],
  ['https://github.com/acme/shop/tree/main/packages/cart', repository],
  ['https://github.com/acme/shop/commits/main', repository],
  ['https://github.com/acme/shop/pulse?period=weekly', repository],
  ['https://github.com/acme/shop/actions?query=branch%3Amain', repository],
  [
    'https://github.com/Acme-GmbH/shop.web',
    { kind: 'github_repository', owner: 'Acme-GmbH', repo: 'shop.web' },
  ],
  ['https://github.com/acme/shop/milestone/3?closed=1', { kind: 'github_milestone', ...shop, number: 3 }],
  [
    'https://github.com/acme/shop/issues?q=is%3Aissue+sort%3Acomments-desc+label%3Abug+is%3Aopen',
    { kind: 'github_search', query: 'repo:acme/shop is:issue label:bug' },
  ],
  ['https://github.com/acme/shop/issues/12#issuecomment-9', { kind: 'github_issue', ...shop, number: 12 }],
  ['https://www.github.com/acme/shop/pull/7/files', { kind: 'github_pull', ...shop, number: 7 }],
  ['https://github.com/acme/shop/pull/7/commits/0a1b2c3', { kind: 'github_pull', ...shop, number: 7 }],
  ['https://github.com/acme/shop/actions/workflows/ci.yml?query=is%3Asuccess', workflow],
  ['https://github.com/acme/shop/actions/workflows/ci.yml/badge.svg', workflow],
  [
    'https://github.com/acme/shop/actions/workflows/pr%C3%BCfen.yaml',
    { ...workflow, workflow: 'prüfen.yaml' },
  ],
  ['https://github.com/acme/shop/deployments', environment(null)],
  ['https://github.com/acme/shop/deployments/activity_log', environment(null)],
  ['https://github.com/acme/shop/deployments/eu%2Flive', environment('eu/live')],
  ['https://github.com/acme/shop/deployments/production', environment('production')],
  [
    'https://github.com/acme/shop/deployments/activity_log?environments_filter=eu+live',
    environment('eu live'),
  ],
  [
    'https://github.com/acme/shop/deployments/activity_log?environment=%E6%9C%AC%E7%95%AA',
    environment('本番'),
  ],
  ['https://github.com/acme/shop/deployments/50%25', environment('50%')],
  ['https://github.com/acme/shop/deployments/50%', environment('50%')],
] as const)('%s is read', (url, expected) => {
  expect(parseLinks(url, hosts)).toEqual([{ ...expected, url }])
})

test.each([
  ['https://github.com/acme/shop/issues?q=is%3Aopen+label%3Abug', 'repo:acme/shop label:bug is:issue'],
  [
    'https://github.com/acme/shop/issues?q=label%3A%22good+first%22',
    'repo:acme/shop label:"good first" is:issue',
  ],
  ['https://github.com/acme/shop/issues', 'repo:acme/shop is:issue'],
  ['https://github.com/acme/shop/issues?q=-repo:acme/till', 'repo:acme/shop -repo:acme/till is:issue'],
  ['https://github.com/acme/shop/pulls?q=is:pr+review:approved', 'repo:acme/shop is:pr review:approved'],
  ['https://github.com/acme/shop/search?q=crash&type=issues', 'repo:acme/shop crash is:issue'],
  ['https://github.com/issues?q=repo:acme/shop+state:closed+type:issue', 'repo:acme/shop is:issue'],
  ['https://github.com/pulls?q=org:acme', 'org:acme is:pr'],
  ['https://github.com/search?q=org%3Aacme+is%3Aclosed&type=issues', 'org:acme is:issue'],
  ['https://github.com/search?q=org%3Aacme&type=pullrequests', 'org:acme is:pr'],
  ['https://github.com/acme/shop/labels/bug', 'repo:acme/shop label:bug is:issue'],
  [
    'https://github.com/acme/shop/labels/good%20first%20issue',
    'repo:acme/shop label:"good first issue" is:issue',
  ],
  [
    'https://github.com/acme/shop/labels/area%2Fp%C3%A4dagogik',
    'repo:acme/shop label:"area/pädagogik" is:issue',
  ],
  ['https://github.com/acme/shop/labels/kind%3A%20a%2Cb', 'repo:acme/shop label:"kind: a,b" is:issue'],
  ['https://github.com/acme/shop/labels/OR', 'repo:acme/shop label:OR is:issue'],
])('%s is a search', (url, query) => {
  expect(parseLinks(url, hosts)).toEqual([{ kind: 'github_search', url, query }])
})

test.each([
  ['https://github.com/acme', /^This GitHub page/],
  ['https://github.com/settings/tokens', /^This GitHub page/],
  ['https://github.com/orgs/acme/people', /^This GitHub page/],
  ['https://github.com/acme/shop/issues/new', /^This GitHub page/],
  ['https://github.com/acme/shop/issues/0', /^This GitHub page/],
  ['https://github.com/acme/shop/constructor', /^This GitHub page/],
  ['https://github.com/acme/sh%20op', /^"acme\/sh op" is not the name of a GitHub repository/],
  ['https://github.com/acme/%2e%2e', /^This GitHub page/],
  ['https://github.com/acme/.git', /is not the name of a GitHub repository/],
  ['https://github.com/orgs/acme/projects/4/views/1', /^A GitHub project .*milestone or of an issue search/],
  ['https://github.com/users/ada/projects/4', /^A GitHub project/],
  ['https://github.com/acme/shop/projects', /^A GitHub project/],
  ['https://github.com/issues/assigned', /^A saved view of GitHub issues/],
  ['https://github.com/acme/shop/releases/tag/v1.2', /^A GitHub release .*its deployments/],
  ['https://github.com/acme/shop/discussions/9', /^A GitHub discussion/],
  ['https://github.com/acme/shop/wiki', /^A GitHub wiki/],
  ['https://github.com/acme/shop/blob/main/README.md', /^A file on GitHub/],
  ['https://github.com/acme/shop/commit/0a1b2c3', /^A single commit on GitHub/],
  ['https://github.com/acme/shop/milestones', /^A list of milestones on GitHub .*one link for each/],
  ['https://github.com/acme/shop/labels', /^This label, or list of labels,/],
  ['https://github.com/acme/shop/labels/a%22b', /^This label, or list of labels,/],
  ['https://github.com/acme/shop/actions/runs/123/job/4', /^This page of GitHub Actions .*workflow/],
  [
    'https://github.com/acme/shop/actions/workflows/pages/pages-build-deployment',
    /^This page of GitHub Actions/,
  ],
  ['https://github.com/search?q=x&type=code', /^This kind of GitHub search/],
  ['https://github.com/issues?q=is:open', /^A GitHub search that is empty/],
  ['https://github.com/acme/shop/issues?q=label:a+OR+label:b', /^A GitHub search .*OR, NOT, brackets/],
  ['https://github.com/issues?q=assignee:@me+org:acme', /^A GitHub search .*name of a person instead of @me/],
  ['https://github.com/acme/shop/issues?q=label:%22good+first', /^A GitHub search .*half of a quotation/],
  ['https://github.com/acme/shop/issues?labels=bug', /^A GitHub search .*filters outside of its q=/],
  ['https://github.com/acme/shop/issues?milestone=3&state=open', /^A GitHub search .*filters outside/],
  ['https://github.com/acme/shop/actions?query=workflow%3A%22Build+it%22', /^This page of GitHub Actions/],
])('%s says what to paste instead', (url, message) => {
  const [link] = parseLinks(url, hosts)
  expect(link).toMatchObject({ kind: 'unsupported', url, message: expect.stringMatching(message) })
  expect(link).toMatchObject({ message: expect.stringMatching(/ cannot be measured: paste .+\.$/) })
})
