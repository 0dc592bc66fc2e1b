import { expect, test } from 'vitest'
import { addIssue } from '#src/sandbox/github/seed.ts'
import { get, organisation } from './organisation.ts'

const limits = ({ headers }: Response) => ({
  resource: headers.get('x-ratelimit-resource'),
  remaining: Number(headers.get('x-ratelimit-remaining')),
  reset: Number(headers.get('x-ratelimit-reset')),
})

test('each answer says in seconds what is left and when the hour is over', async () => {
  const { clock } = organisation()
  const reset = clock.now.getTime() / 1_000 + 3_600
  expect(limits(await get('/user'))).toEqual({ resource: 'core', remaining: 4_999, reset })
  clock.now = new Date(clock.now.getTime() + 60_000)
  expect(limits(await get('/user'))).toEqual({ resource: 'core', remaining: 4_998, reset })
  clock.now = new Date(reset * 1_000)
  expect(limits(await get('/user'))).toEqual({ resource: 'core', remaining: 4_999, reset: reset + 3_600 })
})

test('searches have a limit of their own, by the minute', async () => {
  const { clock } = organisation()
  const reset = clock.now.getTime() / 1_000 + 60
  expect(limits(await get('/search/issues?q=is:issue'))).toEqual({ resource: 'search', remaining: 29, reset })
  expect(limits(await get('/user'))).toMatchObject({ resource: 'core', remaining: 4_999 })
})

test('a 304 and a look at the limits are free', async () => {
  const { state, shop } = organisation()
  addIssue(state, shop)
  const first = await get('/repos/acme/shop/issues/1')
  const again = await get('/repos/acme/shop/issues/1', { 'If-None-Match': first.headers.get('etag') })
  expect([again.status, limits(again).remaining]).toEqual([304, 4_999])
  const looked = await get('/rate_limit')
  const body = (await looked.json()) as { rate: object; resources: { core: object; graphql: object } }
  expect(body.resources.core).toMatchObject({ limit: 5_000, used: 1, remaining: 4_999 })
  expect(body.resources.graphql).toMatchObject({ limit: 5_000, used: 0 })
  expect(body.rate).toEqual(body.resources.core)
})

test.each([403, 429] as const)(
  'a spent limit is a %i with nothing remaining, until it resets',
  async (status) => {
    const { state, clock } = organisation()
    state.limits.core = 1
    state.answers.rateLimited = status
    await get('/user')
    const refused = await get('/user')
    expect(refused.status).toBe(status)
    expect(limits(refused).remaining).toBe(0)
    expect(await refused.json()).toMatchObject({
      message: expect.stringContaining('API rate limit exceeded'),
    })
    clock.now = new Date(limits(refused).reset * 1_000)
    expect((await get('/user')).status).toBe(200)
  },
)
