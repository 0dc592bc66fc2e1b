import { expect, test } from 'vitest'
import { search } from '#src/sandbox/github/search.ts'
import { addIssue, addMilestone, addPull, addRepository } from '#src/sandbox/github/seed.ts'
import { createGithubState } from '#src/sandbox/github/state.ts'

/** Four things in two repositories, told by the letter that begins their titles. */
function found(query: string): string {
  const state = createGithubState(() => new Date('2026-11-20T08:00:00.000Z'))
  const shop = addRepository(state, 'acme/shop')
  const site = addRepository(state, 'acme/site')
  const launch = addMilestone(state, shop, { title: 'Q4 launch' })
  const at = (day: string) => ({ createdAt: `${day}T08:00:00.000Z` })
  addIssue(state, shop, {
    ...at('2026-10-01'),
    title: 'A payment fails',
    labels: ['bug'],
    milestone: launch,
    author: 'ada',
  })
  addIssue(state, shop, {
    ...at('2026-10-08'),
    title: 'B basket is slow',
    labels: ['bug', 'good first issue'],
    closedAt: '2026-11-10T08:00:00.000Z',
    stateReason: 'not_planned',
  })
  addPull(state, shop, { ...at('2026-11-01'), title: 'C mend payment', mergedAt: '2026-11-12T08:00:00.000Z' })
  addPull(state, site, { ...at('2026-11-05'), title: 'D new look', draft: true, body: 'Payment pages.' })
  const letters = search(state, query).map(({ item }) => item.title.charAt(0))
  return letters.toSorted().join('')
}

test.each([
  ['', 'ABCD'],
  ['is:issue', 'AB'],
  ['type:pr', 'CD'],
  ['is:pull-request is:open', 'D'],
  ['state:closed', 'BC'],
  ['is:merged', 'C'],
  ['is:unmerged', 'D'],
  ['is:draft', 'D'],
  ['repo:acme/site', 'D'],
  ['repo:ACME/shop is:pr', 'C'],
  ['repo:acme/shop repo:acme/site is:open', 'AD'],
  ['-repo:acme/shop', 'D'],
  ['org:acme is:issue', 'AB'],
  ['user:nobody', ''],
  ['label:bug', 'AB'],
  ['label:"good first issue"', 'B'],
  ['label:bug label:"good first issue"', 'B'],
  ['label:docs,bug', 'AB'],
  ['-label:bug', 'CD'],
  ['no:label', 'CD'],
  ['no:milestone is:issue', 'B'],
  ['milestone:"q4 LAUNCH"', 'A'],
  ['milestone:Q4', ''],
  ['author:ADA', 'A'],
  ['payment', 'ACD'],
  ['"new look"', 'D'],
  ['payment -mend', 'AD'],
  ['created:>=2026-11-01', 'CD'],
  ['created:<2026-10-08', 'A'],
  ['created:>2026-10-08 created:<=2026-11-01', 'C'],
  ['closed:2026-11-10..2026-11-12', 'BC'],
  ['merged:2026-11-12', 'C'],
  ['updated:2026-11-05..*', 'BCD'],
  ['reason:"not planned"', 'B'],
  ['is:issue archived:false sort:updated-desc', 'AB'],
  ['is:PR is:Merged', 'C'],
  ['unheard:of', ''],
  ['constructor:x', ''],
  ['is:unheard-of', ''],
])('search %j finds %j', (query, letters) => {
  expect(found(query)).toBe(letters)
})

test('newest first', () => {
  const state = createGithubState(() => new Date('2026-11-20T08:00:00.000Z'))
  const shop = addRepository(state, 'acme/shop')
  for (const day of ['02', '03', '01']) addIssue(state, shop, { createdAt: `2026-11-${day}T08:00:00.000Z` })
  expect(search(state, 'is:issue').map(({ item }) => item.number)).toEqual([2, 1, 3])
})
