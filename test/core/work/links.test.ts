import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseLinks } from '#src/core/work/links.ts'

const hosts = { github: 'github.com' }
test.each([
  ['https://docs.example.com/plan', /docs\.example\.com is neither Linear nor GitHub \(github\.com\)/],
  ['https://linear.app.evil.test/acme/issue/ENG-1', /neither Linear nor GitHub/],
  ['https://linear.app:8443/acme/issue/ENG-1', /neither Linear nor GitHub/],
  ['https://acme.linear.app/acme/issue/ENG-1', /neither Linear nor GitHub/],
  ['https://linear.app@evil.test/acme/issue/ENG-1', /evil\.test is neither Linear nor GitHub/],
  ['https://api.github.com/repos/acme/shop', /neither Linear nor GitHub/],
  ['https://gist.github.com/ada/0a1b2c3d4e5f', /A gist/],
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

test.each([
  ['https://github.com/acme/shop/pull/7', 'https://github.com/acme/shop/issues/7#issuecomment-1'],
  ['https://github.com/acme/shop', 'https://github.com/Acme/Shop.git'],
  ['https://github.com/acme/shop', 'https://github.com/acme/shop/actions?query=branch%3Amain'],
  [
    'https://github.com/acme/shop/labels/bug',
    'https://github.com/acme/shop/issues?q=label%3A%22bug%22+is%3Aopen',
  ],
  [
    'https://github.com/issues?q=label:bug+org:acme',
    'https://github.com/search?q=org:Acme+label:bug&type=issues',
  ],
  [
    'https://github.com/acme/shop/deployments/Production',
    'https://github.com/acme/shop/deployments/activity_log?environments_filter=production',
  ],
  [
    'https://github.com/acme/shop/actions/workflows/ci.yml',
    'https://github.com/acme/shop/actions/workflows/ci.yml?query=is%3Afailure',
  ],
  ['https://linear.app/acme/team/ENG/cycle/12', 'https://www.linear.app/Acme/team/eng/cycle/12?layout=board'],
  ['https://linear.app/acme/team/ENG', 'https://linear.app/acme/team/ENG/projects/all'],
  ['https://linear.app/acme/issue/eng-12', 'https://linear.app/acme/issue/ENG-12/a-new-title'],
])('%s is the same work as %s', (one, other) => {
  expect(parseLinks(`${one} ${other}`, hosts).map((link) => link.url)).toEqual([one])
})

test.each([
  ['https://github.com/acme/shop/deployments', 'https://github.com/acme/shop/deployments/production'],
  [
    'https://github.com/acme/shop/actions/workflows/ci.yml',
    'https://github.com/acme/shop/actions/workflows/cd.yml',
  ],
  ['https://linear.app/acme/team/ENG', 'https://linear.app/acme/team/ENG/cycle/active'],
  ['https://linear.app/acme/team/ENG', 'https://linear.app/other/team/ENG'],
])('%s is other work than %s', (one, other) => {
  expect(parseLinks(`${one} ${other}`, hosts)).toHaveLength(2)
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

test('a sentence about a link never repeats more than a bit of what a stranger wrote', () => {
  const long = 'é'.repeat(50_000)
  const urls = [
    `https://linear.app/acme/issue/${long}`,
    `https://linear.app/acme/team/${long}`,
    `https://linear.app/acme/team/ENG/cycle/${long}`,
    `https://linear.app/acme/project/checkout-0a1b2c3d4e5f#milestone-${long}`,
    `https://github.com/${long}/shop`,
    `https://${'a.'.repeat(5_000)}test/`,
  ]
  for (const url of urls) {
    const [link] = parseLinks(url, hosts)
    expect(link).toMatchObject({ kind: 'unsupported', message: expect.stringMatching(/^.{20,400}$/) })
  }
})

test('no text makes it fail, and every link found stands in the text', () => {
  const pieces = fc.constantFrom(
    'https://',
    'linear.app/',
    'github.com/',
    'acme/',
    'issue/',
    'team/ENG/cycle/',
    'shop/labels/',
    'shop/deployments/',
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
      for (const link of parseLinks(text, hosts))
        expect(text).toContain(link.url.replace(/^https?:\/\//i, ''))
    }),
  )
})

test.each([
  '“https://github.com/acme/shop”',
  '«https://github.com/acme/shop»',
  'https://github.com/acme/shop。',
  '（https://github.com/acme/shop）',
  'https://github.com/acme/shop…',
  'https://github.com/acme/shop\u200b',
  '\u200bhttps://github.com/acme/shop\u2060',
  '|https://github.com/acme/shop|',
])('what stands around the link in %j is none of it', (text) => {
  expect(parseLinks(text, hosts)).toEqual([
    { kind: 'github_repository', url: 'https://github.com/acme/shop', owner: 'acme', repo: 'shop' },
  ])
})

test('links that nothing but a mark of East Asia parts are two', () => {
  const text =
    'https://github.com/acme/shop，https://github.com/acme/till、https://github.com/acme/web\u200bhttps://github.com/acme/api'
  expect(parseLinks(text, hosts).map(({ url }) => url)).toEqual([
    'https://github.com/acme/shop',
    'https://github.com/acme/till',
    'https://github.com/acme/web',
    'https://github.com/acme/api',
  ])
})

test('a token in the address of a clone goes no further', () => {
  const texts = ['https://x-access-token:ghs_5ecret@github.com/acme/shop.git', 'https://5ecret@docs.test/@x']
  for (const text of texts) expect(JSON.stringify(parseLinks(text, hosts))).not.toContain('5ecret')
  expect(parseLinks(texts.join(' '), hosts)).toMatchObject([
    { kind: 'github_repository', url: 'https://github.com/acme/shop.git' },
    { kind: 'unsupported', url: 'https://docs.test/@x' },
  ])
})

test('searches of the same words in other quotations are two', () => {
  const one = 'https://github.com/acme/shop/issues?q=label:%22a+b%22+label:%22c+d%22'
  const other = 'https://github.com/acme/shop/issues?q=label:%22a+d%22+label:%22c+b%22'
  expect(parseLinks(`${one} ${other}`, hosts)).toHaveLength(2)
})
