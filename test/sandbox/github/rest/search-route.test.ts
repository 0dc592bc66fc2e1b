import { expect, test } from 'vitest'
import { addIssue } from '#src/sandbox/github/seed.ts'
import { get, organisation } from '#test/sandbox/github/organisation.ts'

test.each([
  ['nothing', '', 'missing'],
  ['neither issues nor pull requests', 'repo:acme/shop is:open', "Query must include 'is:issue'"],
  ['a repository that the token cannot see', 'is:issue repo:acme/secret', 'do not have permission'],
])('a search for %s is refused', async (_name, query, message) => {
  organisation()
  const response = await get(`/search/issues?q=${encodeURIComponent(query)}`)
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({
    message: 'Validation Failed',
    errors: [{ resource: 'Search', field: 'q' }],
  })
  expect(await (await get(`/search/issues?q=${encodeURIComponent(query)}`)).text()).toContain(message)
})

test('a search counts all it finds and pages through the first thousand', async () => {
  const { state, shop } = organisation()
  for (let number = 1; number <= 1_010; number += 1) addIssue(state, shop)
  const last = await get('/search/issues?q=is:issue&per_page=100&page=10')
  expect(await last.json()).toMatchObject({ total_count: 1_010, items: { length: 100 } })
  expect(last.headers.get('link')).not.toContain('rel="next"')
})

test('a search that ran out of time says that it is incomplete', async () => {
  const { state, shop } = organisation()
  addIssue(state, shop)
  state.incompleteResults = true
  expect(await (await get('/search/issues?q=is:issue')).json()).toMatchObject({ incomplete_results: true })
})
