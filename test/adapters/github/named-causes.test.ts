import { expect, test } from 'vitest'
import { namedCauses } from '#src/adapters/github/named-causes.ts'

const of = (body: string) => namedCauses(body, 'acme/shop')
const hash = '9fceb02d0ae598e95dc970b74767f19372d61af8'

test('commits stand after the words root cause or caused by, whole or short', () => {
  expect(of(`Checkout was down.\nRoot cause: ${hash}`)).toEqual({ commits: [hash], pulls: [] })
  expect(of('**Caused by** `9FCEB02`, we think.')).toEqual({ commits: ['9fceb02'], pulls: [] })
  expect(of(`caused by https://github.com/acme/shop/commit/${hash}`).commits).toEqual([hash])
})

test('pull requests are named by number, with the repository, or by link', () => {
  expect(of('Root cause: #12 and acme/shop#13').pulls).toEqual([12, 13])
  expect(of('caused by https://github.com/Acme/Shop/pull/14/files').pulls).toEqual([14])
})

test('under a heading the next line counts', () => {
  expect(of('## Root cause\n\nThe migration in #12.\n\n## Mend\nSee #99.').pulls).toEqual([12])
})

test('what stands elsewhere, or belongs to another repository, is no cause', () => {
  expect(of(`Found while testing #3 at ${hash}.`)).toEqual({ commits: [], pulls: [] })
  expect(of('Root cause: acme/other#12, https://github.com/acme/other/pull/13').pulls).toEqual([])
  expect(of('Root cause: a defaced page, order 12-34567890ab')).toEqual({ commits: [], pulls: [] })
  expect(of('')).toEqual({ commits: [], pulls: [] })
})
