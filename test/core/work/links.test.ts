import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseLinks } from '#src/core/work/links.ts'

const hosts = { github: 'github.com' }
const milestoneId = '6f1c1b1e-0000-4000-8000-0123456789ab'

const linear = { workspace: 'acme', slugId: '0a1b2c3d4e5f' }
const github = { owner: 'acme', repo: 'shop' }

test.each([
  ['https://linear.app/acme/project/checkout-v2-0a1b2c3d4e5f', { kind: 'linear_project', ...linear }],
  [
    'https://linear.app/Acme/project/renamed-0a1b2c3d4e5f/issues?layout=board#top',
    { kind: 'linear_project', ...linear },
  ],
  ['http://www.linear.app/acme/project/0a1b2c3d4e5f/', { kind: 'linear_project', ...linear }],
  [
    `https://linear.app/acme/project/checkout-0a1b2c3d4e5f/overview#milestone-${milestoneId.toUpperCase()}`,
    { kind: 'linear_milestone', ...linear, milestoneId },
  ],
  [
    'https://linear.app/acme/initiative/growth-0a1b2c3d4e5f/updates',
    { kind: 'linear_initiative', ...linear },
  ],
  [
    'https://linear.app/acme/issue/eng-12/ship-it#comment-1',
    { kind: 'linear_issue', workspace: 'acme', identifier: 'ENG-12' },
  ],
  ['linear.app/acme/issue/E2E-7', { kind: 'linear_issue', workspace: 'acme', identifier: 'E2E-7' }],
  ['https://github.com/acme/shop/milestone/3?closed=1', { kind: 'github_milestone', ...github, number: 3 }],
  ['https://github.com/acme/shop/issues/12#issuecomment-9', { kind: 'github_issue', ...github, number: 12 }],
  ['https://www.github.com/acme/shop/pull/7/files', { kind: 'github_pull', ...github, number: 7 }],
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
  ['https://github.com/acme/shop/pulls?q=is:pr+review:approved', 'repo:acme/shop is:pr review:approved'],
  ['https://github.com/issues?q=repo:acme/shop+state:closed+is:issue', 'repo:acme/shop is:issue'],
  ['https://github.com/pulls?q=org:acme', 'org:acme is:pr'],
  ['https://github.com/search?q=org%3Aacme+is%3Aclosed&type=issues', 'org:acme is:issue'],
  ['https://github.com/search?q=org%3Aacme&type=pullrequests', 'org:acme is:pr'],
])('%s is a search', (url, query) => {
  expect(parseLinks(url, hosts)).toEqual([{ kind: 'github_search', url, query }])
})

test.each([
  ['https://linear.app/acme/team/ENG/cycle/active', /Linear team page/],
  ['https://linear.app/acme', /This Linear page/],
  ['https://linear.app/acme/issue/12', /"12" is not the identifier/],
  ['https://linear.app/acme/project/checkout-0a1b2c3d4e5f#milestone-beta', /"beta" is not the id.*UUID/],
  ['https://github.com/acme/shop', /whole GitHub repository/],
  ['https://github.com/acme/shop/issues/new', /This GitHub page/],
  ['https://github.com/acme/shop/issues/0', /This GitHub page/],
  ['https://github.com/search?q=x&type=code', /This kind of GitHub search/],
  ['https://github.com/issues?q=is:open', /search that is empty/],
  ['https://github.com/acme/shop/issues?q=label:a+OR+label:b', /OR or brackets/],
  ['https://docs.example.com/plan', /docs\.example\.com is neither Linear nor GitHub/],
  ['https://linear.app.evil.test/acme/issue/ENG-1', /neither Linear nor GitHub/],
  ['https://exa mple', /neither Linear nor GitHub/],
  ['https://%zz', /no whole link/],
])('%s is unsupported, with a sentence that offers what would do', (url, message) => {
  const [link] = parseLinks(url, hosts)
  expect(link).toMatchObject({ kind: 'unsupported', message: expect.stringMatching(message) })
  expect(link).toMatchObject({ message: expect.stringMatching(/paste .+\.$/) })
})

test('all links in a text are found, whatever stands around them', () => {
  const text = `Progress: https://linear.app/acme/issue/ENG-1, then (https://github.com/acme/shop/pull/7).
    [the plan](https://linear.app/acme/issue/ENG-2) <https://linear.app/acme/issue/ENG-3>
    "https://linear.app/acme/issue/ENG-4" https://linear.app/acme/issue/ENG-5,https://linear.app/acme/issue/ENG-6;
    mail a@linear.app/x or see not.linear.app/acme/issue/ENG-7`
  expect(parseLinks(text, hosts).map((link) => link.url)).toEqual([
    'https://linear.app/acme/issue/ENG-1',
    'https://github.com/acme/shop/pull/7',
    'https://linear.app/acme/issue/ENG-2',
    'https://linear.app/acme/issue/ENG-3',
    'https://linear.app/acme/issue/ENG-4',
    'https://linear.app/acme/issue/ENG-5',
    'https://linear.app/acme/issue/ENG-6',
  ])
})

test('links to the same work count once, under the form that was pasted first', () => {
  const text = `https://linear.app/acme/project/checkout-0a1b2c3d4e5f/overview
    https://linear.app/acme/project/renamed-0a1b2c3d4e5f
    https://github.com/acme/shop/pull/7 https://github.com/Acme/Shop/pull/7/files
    https://docs.example.com/a https://docs.example.com/b https://docs.example.com/a`
  expect(parseLinks(text, hosts).map((link) => link.url)).toEqual([
    'https://linear.app/acme/project/checkout-0a1b2c3d4e5f/overview',
    'https://github.com/acme/shop/pull/7',
    'https://docs.example.com/a',
    'https://docs.example.com/b',
  ])
})

test('with GitHub Enterprise, links to its host are read and those to github.com are not', () => {
  const enterprise = { github: 'git.acme.test:8443' }
  const links = parseLinks(
    'https://git.acme.test:8443/acme/shop/pull/7 git.acme.test:8443/acme/shop/pull/8 https://github.com/acme/shop/pull/7',
    enterprise,
  )
  expect(links.map((link) => link.kind)).toEqual(['github_pull', 'github_pull', 'unsupported'])
})

test('a text without a link has none', () => {
  expect(parseLinks('', hosts)).toEqual([])
  expect(parseLinks('ask Ada, or the billing team', hosts)).toEqual([])
})

test('a link with very many brackets and stops behind it is read at once', () => {
  const link = 'https://linear.app/acme/issue/ENG-12'

  for (const tail of [')', '.', ').']) {
    const [found] = parseLinks(`${link}${tail.repeat(80_000)}`, hosts)
    expect(found).toMatchObject({ kind: 'linear_issue' })
  }
  const [kept] = parseLinks(`see (${link}?q=(a)))`, hosts)
  expect(kept?.url).toBe(`${link}?q=(a)`)
})

test('no text makes it fail, and every link found stands in the text', () => {
  const pieces = fc.constantFrom(
    'https://',
    'linear.app/',
    'github.com/',
    'acme/',
    'issue/',
    '%',
    'q=',
    '(',
    '"',
    ' ',
    '#',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
      const text = parts.join('')
      for (const link of parseLinks(text, hosts)) expect(text).toContain(link.url)
    }),
  )
})
